/** The layers of docs/decisions/0001. lib/testing/planted-violations.test.ts proves that each rule reports a violation. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const notTests = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule(
      'contract-imports-nothing',
      { path: '^lib/contract/', pathNot: notTests },
      { pathNot: '^(lib/contract/|node_modules/zod/)' },
    ),
    rule(
      'kernel-imports-contract-only',
      { path: '^lib/kernel/', pathNot: notTests },
      { pathNot: '^lib/(contract|kernel)/', dependencyTypesNot: ['core', 'npm'] },
    ),
    rule(
      'platform-implements-ports',
      { path: '^lib/platform/', pathNot: notTests },
      { path: '^lib/', pathNot: '^lib/(platform|kernel|contract|generated)/|/ports\\.ts$' },
    ),
    rule(
      'modules-import-no-higher-layer',
      {
        path: '^lib/(hotel|stays|people|integrations|guest-chat|staff-chat|notifications|health)/',
        pathNot: notTests,
      },
      { path: '^(app|components)/|^lib/(auth|http|client|wiring)' },
    ),
    rule(
      'hotel-imports-no-other-module',
      { path: '^lib/hotel/', pathNot: notTests },
      { path: '^lib/(stays|people|integrations|guest-chat|staff-chat|notifications)/' },
    ),
    rule(
      'chats-are-separate',
      { path: '^lib/(guest|staff)-chat/' },
      { path: '^lib/(guest|staff)-chat/', pathNot: '^lib/$1-chat/' },
    ),
    rule(
      'chats-import-no-stays',
      { path: '^lib/(guest-chat|staff-chat|notifications)/', pathNot: notTests },
      { path: '^lib/stays/' },
    ),
    rule(
      'notifications-import-no-chat',
      { path: '^lib/notifications/', pathNot: notTests },
      { path: '^lib/(guest|staff)-chat/' },
    ),
    rule(
      'browser-imports-contract-only',
      { path: '^(components|lib/client)/', pathNot: notTests },
      { path: '^lib/', pathNot: '^lib/(contract|client|stay-files)/' },
    ),
    rule(
      'stay-files-import-contract-only',
      { path: '^lib/stay-files/', pathNot: notTests },
      { path: '^(app|components|lib)/', pathNot: '^lib/(contract|stay-files)/' },
    ),
    rule(
      'request-layer-imports-no-screens',
      { path: '^lib/(auth|http)/|^lib/wiring\\.ts$', pathNot: notTests },
      { path: '^(app|components)/|^lib/client/' },
    ),
    rule(
      'routes-are-thin',
      { path: '^app/.*/route\\.ts$' },
      { path: '-store\\.ts$|^lib/(platform|generated)/' },
    ),
    rule(
      'only-stores-run-sql',
      {
        path: '^(app|components|lib)/',
        pathNot: '-store\\.ts$|^lib/(platform/db\\.ts|generated/|testing/)|\\.test\\.ts$',
      },
      { path: '^lib/generated/|^node_modules/(@prisma|pg)/' },
    ),
    rule(
      'sdks-only-in-adapters',
      { path: '^(app|components|lib)/', pathNot: '^lib/(platform/adapters|testing)/' },
      { path: '^node_modules/(pusher|firebase-admin|cloudinary|@upstash/qstash|nodemailer)/' },
    ),
    rule(
      'browser-sdks-only-in-client',
      { path: '^(app|components|lib)/', pathNot: '^lib/(client|testing)/' },
      { path: '^node_modules/(pusher-js|firebase|@firebase)/' },
    ),
    rule(
      'only-wiring-picks-adapters',
      {
        path: '^(app|components|lib|scripts|chaos|bench|e2e)/',
        // The imitation of Firebase points the real adapter at itself.
        pathNot: '^lib/(wiring\\.ts|platform/adapters/|testing/)|^scripts/embedded/|\\.test\\.tsx?$',
      },
      { path: '^lib/platform/adapters/' },
    ),
    rule(
      'product-needs-no-tools',
      { path: '^(app|components|lib)/', pathNot: '\\.test\\.tsx?$|^lib/(client/)?testing/' },
      { path: '^(scripts|chaos|bench|e2e|prisma)/' },
    ),
    rule(
      'parts-start-no-runs',
      { path: '^(scripts/[^/]+/|prisma/)', pathNot: notTests },
      { path: '^(chaos|bench|e2e)/' },
    ),
    rule(
      'commands-import-no-screens',
      { path: '^scripts/' },
      { path: '^(app|components|e2e)/|^lib/client/' },
    ),
    rule('chaos-stands-alone', { path: '^chaos/' }, { path: '^(app|components|bench|e2e)/' }),
    rule('bench-measures-from-outside', { path: '^bench/' }, { path: '^(app|components|e2e)/|^lib/client/' }),
    rule(
      'browser-tests-see-the-app-from-outside',
      { path: '^e2e/' },
      { path: '^(app|components|chaos|bench)/|^lib/client/' },
    ),
    rule(
      'tests-stay-in-tests',
      { path: '^(app|components|lib)/', pathNot: '\\.test\\.tsx?$|^lib/testing/' },
      { path: '^lib/testing/' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^(node_modules|lib/generated)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

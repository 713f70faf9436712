import createNextIntlPlugin from 'next-intl/plugin';

const securityHeaders = [
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Both spellings of every address answer at once; the earlier clients end theirs with a slash.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // They bring binaries of their own, which a bundle would lose; the last looks for its address when first loaded.
  serverExternalPackages: ['sharp', 'heic-decode', 'libheif-js', 'cloudinary', 'nodemailer'],
  // What runs in the process that decodes pictures is loaded by node and not by a bundle, so no trace meets it.
  outputFileTracingIncludes: {
    '/api/**': [
      './lib/platform/pictures/*.mjs',
      './node_modules/{bmp-ts,heic-decode,libheif-js,sharp,@img,detect-libc,semver}/**/*',
    ],
  },
  // `npm test` checks the types of everything; a build alone need not check them a second time.
  typescript: { ignoreBuildErrors: true },
  experimental: { inlineCss: true },
  // 405 in the API's own words, on every route and in none of them.
  turbopack: {
    rules: { 'route.ts': { loaders: ['./scripts/other-methods-loader.mjs'] } },
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  // Second spellings of a path are rewrites, never a second route file.
  rewrites: async () => [
    {
      source: '/api/guest/hotel/:hotelSlug/chat/:path*',
      destination: '/api/public/chat/:hotelSlug/guest/chat/:path*',
    },
    { source: '/api/staff/hotel/:hotelSlug/chat/:path*', destination: '/api/chat/:hotelSlug/:path*' },
    {
      source: '/api/chat/messages/:messageId/:verb(update|delete|revisions)',
      destination: '/api/messages/:messageId/:verb',
    },
  ],
};

export default createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Catalogues are compiled by the build, so that the guest's first download carries no parser for them.
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
})(config);

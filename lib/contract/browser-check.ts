/**
 * Checks in the first HTML, before any other script, whether the browser can run our scripts. In a browser that cannot,
 * the page works without scripts: it shows what is needed, and forms with an address still submit. The check is a
 * string, so that no compiler rewrites it in syntax that an old browser cannot parse.
 */

/**
 * The features that the bundles use without a check, as paths from `window`. e2e/older-browsers.spec.ts compares them.
 */
export const NEEDED = [
  'Array.prototype.flat',
  'Array.prototype.flatMap',
  'Array.prototype.at',
  'Array.prototype.findLast',
  'String.prototype.at',
  'String.prototype.matchAll',
  'String.prototype.replaceAll',
  'String.prototype.trimStart',
  'String.prototype.trimEnd',
  'Object.fromEntries',
  'Object.hasOwn',
  'Promise.allSettled',
  'globalThis',
  'queueMicrotask',
  'fetch',
  'AbortController',
  'WeakRef',
  'ResizeObserver',
  'IntersectionObserver',
  'Intl.DisplayNames',
  'Element.prototype.replaceChildren',
  // Without cascade layers the page has no style at all.
  'CSSLayerBlockRule',
];

/** A script of its own: when any of this syntax cannot be parsed, the whole script is skipped and defines nothing. */
export const SYNTAX_PROBE = 'self.newSyntax=class{static#a=1;b=1n;static{this.c??=this?.d;/(?<=\\p{L})e/su}}';

/** Marks the message, which is hidden in every page. */
export const TOO_OLD = 'data-too-old';

/**
 * Written in the syntax of 2009. It shows the same message when a bundle could not be parsed and the page does not
 * react to its reader yet. Syntax errors of running scripts, such as from JSON.parse, are ignored.
 */
export const BROWSER_CHECK = `(function(w,d){
function has(path){
  for(var o=w,names=path.split('.'),i=0;i<names.length;i++){
    if(o===null||o===undefined||!(names[i] in Object(o)))return false;
    o=o[names[i]];
  }
  return true;
}
function show(){
  var found=d.querySelector('[${TOO_OLD}]');
  if(found)found.removeAttribute('hidden');
}
function tell(){
  if(d.readyState==='loading')d.addEventListener('DOMContentLoaded',show);else show();
}
function isDeaf(){return d.readyState==='loading'||d.querySelector('[data-awake=no]')!==null}
for(var all='${NEEDED.join(' ')}'.split(' '),ok=has('newSyntax'),i=0;i<all.length;i++)ok=ok&&has(all[i]);
if(ok)w.addEventListener('error',function(event){
  var error=event.error;
  if(error&&error.name==='SyntaxError'&&/\\/_next\\/static\\//.test(event.filename)&&!/JSON/.test(error.message)&&isDeaf())tell();
});else{
  var policy=d.createElement('meta');
  policy.httpEquiv='Content-Security-Policy';
  policy.content="script-src 'none'";
  d.head.appendChild(policy);
  d.addEventListener('submit',function(event){if(!event.target.getAttribute('action'))event.preventDefault()},true);
  tell();
}
})(window,document)`.replace(/\n\s*/g, '');

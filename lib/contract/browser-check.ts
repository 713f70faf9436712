/**
 * Whether a browser can run our scripts, decided in the first HTML before any of them. A browser that cannot gets the
 * page as one without scripts: it is told what is needed, and forms that have an address still go. All of it is text,
 * so that no compiler gives it a syntax that an old browser cannot read.
 */

/** What the bundles use without asking, by its path from the window. e2e/older-browsers.spec.ts compares it with them. */
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
  // Without layers the page has no style at all.
  'CSSLayerBlockRule',
];

/** A script of its own: where one of these cannot be read, the whole script counts for nothing. */
export const SYNTAX_PROBE = 'self.newSyntax=class{static#a=1;b=1n;static{this.c??=this?.d;/(?<=\\p{L})e/su}}';

/** Marks the message, which is in every page and hidden. */
export const TOO_OLD = 'data-too-old';

/**
 * In the syntax of 2009. A page of which a bundle could not be read is told the same, as long as it does not hear its
 * reader; what is thrown by a script that has been read, such as by JSON.parse, has other places in its stack.
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

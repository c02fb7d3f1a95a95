"""Two hundred words that would run in a reader's browser if a page took them for its own, and what gives them away."""

import html
import re

RUN = re.compile(r"ran\((\d+)\)")
BREAKING_OUT = {  # of where words may stand on a page: what leads out of it, and such a place with nothing guarded
    "text": ("", "<p>%s</p>"),
    "double": ('">', '<input value="%s">'),
    "single": ("'>", "<input value='%s'>"),
    "raw": ("</textarea></title></style></script>", "<textarea>%s</textarea>"),
    "comment": ("-->", "<!-- %s -->"),
}
ACTS = (
    "<script>ran(0)</script>",
    "<ScRiPt>ran(0)</sCrIpT>",
    "<script/x>ran(0)</script/x>",
    '<script src="data:text/javascript,ran(0)"></script>',
    "<svg><script>ran(0)</script></svg>",
    "<svg onload=ran(0)>",
    "<svg/onload=&#114;an(0)/*ran(0)*/>",
    "<img src=x onerror=ran(0)>",
    "<IMG/SRC=x/ONERROR=ran(0)>",
    "<img src='x' onerror='setTimeout(&quot;ran(0)&quot;)'>",
    "<img src=x:ran(0) onerror=eval(src.slice(2))>",
    "<video><source onerror=ran(0)></video>",
    "<audio src=x onerror=ran(0)></audio>",
    "<body onload=ran(0)>",
    "<iframe src=javascript:ran(0)></iframe>",
    "<iframe srcdoc='<script>parent.ran(0)</script>'></iframe>",
    "<object data=javascript:ran(0)></object>",
    "<embed src=javascript:ran(0)>",
    "<input autofocus onfocus=ran(0)>",
    "<p tabindex=0 autofocus onfocus=ran(0)>x</p>",
    "<details open ontoggle=ran(0)>x</details>",
    "<style onload=ran(0)>p{}</style>",
    "<style>@import'data:text/css,/*ran(0)*/';</style>",
    "<link rel=stylesheet href='data:text/css,/*ran(0)*/'>",
    "<svg><animate onbegin=ran(0) attributeName=x dur=1s></svg>",
    "<svg><a><set attributeName=href to='javascript:ran(0)'/></a></svg>",
    "<a href=javascript:ran(0)>x</a>",
    "<a href='java&#9;script:ran(0)'>x</a>",
    "<a href=' &#1;JaVaScRiPt:ran(0)'>x</a>",
    "<a href='data:text/html,<script>ran(0)</script>'>x</a>",
    "<form action=javascript:ran(0)><button>x</button></form>",
    "<button formaction=javascript:ran(0)>x</button>",
    "<math><mi href=javascript:ran(0)>x</mi></math>",
    "<meta http-equiv=refresh content='99;url=data:text/html,ran(0)'>",
    "<base href='javascript:/ran(0)/'>",
    "<i hx-on:click='ran(0)' hx-on::load='ran(0)'>x</i>",
    "<i hx-get='/healthz?ran(0)' hx-trigger=load>x</i>",
    "<i data-hx-trigger='load[ran(0)]' data-hx-get=/healthz>x</i>",
    "<i style='background:url(/healthz?ran(0))'>x</i>",
)
ALONE = (  # words that need no way out, or another one
    ('" autofocus onfocus=ran(0) x="', '<input value="%s">'),
    ("' autofocus onfocus=ran(0) x='", "<input value='%s'>"),
    ("x autofocus onfocus=ran(0)", "<input value=%s>"),
    ("javascript:ran(0)", '<a href="%s">x</a>'),
    ("\x01java\tscript:ran(0)//", '<a href="%s">x</a>'),
)


def payloads():
    """(the words, a place where nothing guards against them), each with a number of its own in place of 0."""
    broken = [(out + act, place) for out, place in BREAKING_OUT.values() for act in ACTS]
    for number, (words, place) in enumerate([*broken, *ALONE], start=1):
        yield words.replace("(0)", f"({number})"), place


# In every page and frame: words that run say so, and words that became a part of the page are found in it.
LISTENING = "window.ran = number => { (top.whatRan ??= []).push(number); return '' }"
LOOKING = r"""() => {
  const runs = text => [...(text ?? "").matchAll(/ran\((\d+)\)/g)].map(found => Number(found[1]))
  const made = new Set()
  const note = text => runs(text).forEach(number => made.add(number))
  const leads = /^[\s\x00-\x1f]*(javascript|data|vbscript):/i
  for (const part of document.querySelectorAll("*")) {
    if (part.matches("script, style, iframe, object, embed, base, meta[http-equiv], svg set")) note(part.outerHTML)
    for (const {name, value} of part.attributes) {
      const acts = /^(on|hx-|data-hx-|style$|srcdoc$|formaction$|action$)/.test(name)
      const opens = /^(href|src|xlink:href|data)$/.test(name) && leads.test(value.replace(/[\t\n\r]/g, ""))
      if (acts || opens) note(value)
    }
  }
  const inside = document.documentElement
  const values = [...document.querySelectorAll("input, textarea, option")].map(one => one.value)
  return {ran: top.whatRan ?? [], made: [...made], shown: runs([inside.textContent, ...values].join(" "))}
}"""


def unguarded(words, place):
    """A page, to stand in a frame, where these words are taken as they are."""
    return html.escape(f"<!doctype html><body>{place % words}", quote=True)

// <once-form><form>…</form></once-form> sends a form once, and only when the server can be reached: a page of
// words is not given up for an error page. The body's data-offline holds the sentence to say meanwhile.
class OnceForm extends HTMLElement {
  #sent = false
  #reached = false
  #line

  connectedCallback() {
    this.addEventListener("submit", event => this.#submit(event))
    addEventListener("pageshow", this.#again) // back to this page: it may be sent again
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.#again)
  }

  #again = () => this.#busy(false)

  async #submit(event) {
    const { target: form, submitter } = event
    if (!form.requestSubmit) return // an old browser sends as it always did
    if (this.#reached) return (this.#reached = false)
    event.preventDefault()
    if (this.#sent) return
    this.#busy(true)
    if (await this.#canReach()) {
      this.#reached = true
      this.#say("")
      form.requestSubmit(submitter)
    } else {
      this.#busy(false)
      this.#say(document.body.dataset.offline)
    }
  }

  async #canReach() {
    try {
      return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout?.(8000) })).ok
    } catch {
      return false
    }
  }

  #busy(sent) {
    this.#sent = sent
    for (const button of this.querySelector("form").elements) {
      if (button.type === "submit") button.ariaBusy = sent ? "true" : null
    }
  }

  #say(words) {
    this.#line ??= document.createElement("output")
    this.#line.className = "thumb__note"
    const place = document.querySelector(".thumb") ?? this
    place.prepend(this.#line)
    this.#line.value = words
  }
}
customElements.define("once-form", OnceForm)

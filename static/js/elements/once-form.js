// <once-form><form>…</form></once-form> sends a form once, and only when the server takes it: a page of words is
// not given up for an error page or for signing in. The body's data-offline and data-signed-out hold what to say.
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
    const hindrance = await this.#hindrance()
    this.#say(hindrance)
    if (hindrance) return this.#busy(false)
    this.#reached = true
    form.requestSubmit(submitter)
  }

  async #hindrance() {
    const { offline, signedOut } = document.body.dataset
    try {
      const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout?.(8000) })
      if (!answer.ok) return offline
      return signedOut && !answer.headers.has("X-Signed-In") ? signedOut : ""
    } catch {
      return offline
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

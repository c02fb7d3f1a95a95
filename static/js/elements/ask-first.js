// <ask-first hidden> in a form of which no draft is kept: the browser asks before what was typed in it is left behind.
class AskFirst extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form")
    let typed = false
    form.addEventListener("input", () => (typed = true))
    addEventListener("submit", event => event.target === form && (typed &&= event.defaultPrevented)) // once-form asks first
    addEventListener("beforeunload", event => typed && event.preventDefault())
  }
}
customElements.define("ask-first", AskFirst)

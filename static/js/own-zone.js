// <own-zone> holds a choice of time zone and one of country, and begins with this device's. Without it, with a guess.
const COMMON = "US" // where the zones are that stand under no country's name

class OwnZone extends HTMLElement {
  connectedCallback() {
    const [zones, countries] = this.querySelectorAll("select")
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    const option = [...zones.options].find((one) => one.value === own && own !== "UTC")
    if (!option) return
    const named = [...countries.options].find((one) => one.text === option.parentElement.label)
    zones.value = own
    countries.value = named?.value ?? COMMON
  }
}
customElements.define("own-zone", OwnZone)

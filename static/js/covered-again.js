// What is shown of a covered name is covered again once the page was locked, or left and come back to.
const coverAgain = () => document.querySelectorAll("#aloud").forEach(tick => (tick.checked = false))
addEventListener("locked", coverAgain)
addEventListener("pageshow", event => event.persisted && coverAgain())

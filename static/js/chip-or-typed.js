// A day or an hour that is typed lets go of the chips it stands instead of, and a chip empties what was typed.
addEventListener("input", ({ target: { form, name, type, value, dataset } }) => {
  for (const other of form?.elements ?? []) {
    if (value && dataset.insteadOf && other.name === dataset.insteadOf) other.checked = false
    if (type === "radio" && other.dataset.insteadOf === name) other.value = ""
  }
})

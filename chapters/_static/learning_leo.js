// The theme lets the keyboard into boxes that scroll. It looks for them when the page loads or changes its size, when
// what is folded away has no size yet: have it look again whenever something unfolds.
const lookAgain = () => window.dispatchEvent(new Event("resize"));
document.addEventListener("toggle", lookAgain, true);
document.addEventListener("click", (event) => event.target.closest(".toggle-button") && lookAgain());

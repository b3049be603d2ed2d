// Stands in for the real page where there is none: it is there, and it may listen.
document.documentElement.dataset.ready = 'true'

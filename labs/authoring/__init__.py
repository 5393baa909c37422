"""For who writes labs: read a lab's text, run its answer bank, make packs and learner copies."""

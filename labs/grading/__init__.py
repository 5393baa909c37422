"""For course leaders: mark a class with nbgrader, on data that no learner has seen."""

"""Two files to practise linking on: what schools and colleges knew of people, and what tax and benefit records know.

LEO comes linked: a researcher never sees the names, dates of birth and postcodes that it was linked by. What that
linkage missed, and whom, cannot be seen there; here it can. The people are those of a population; their names,
postcodes and National Insurance numbers are invented so that none can be real (`names`, `places`).

====================  ====================================================================================
`columns`             what the columns of the files are
`names`, `places`     stocks of names, postcodes and numbers
`identities`          who people truly are, and who is whose sibling
`faults`              what keeps two records of one person apart, and whom it hits
`pair`                the two files of a block, and the truth
`files`               the two files on a disk
`rules`               a reference linkage, and how good a linkage is
====================  ====================================================================================
"""

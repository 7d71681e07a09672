"""How a text is cited: places as readers call them, the forms of the standards, the data of a page's 引用."""

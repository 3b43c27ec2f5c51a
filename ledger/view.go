package ledger

// Column is a column of a view, with its type in Athena's words.
type Column struct {
	Name, Type string
	// Comment is the meaning of the column, with its unit and the meaning of NULL.
	Comment string
}

// View is a view, in the order in which views build on each other.
type View struct {
	Name    string
	SQL     string
	Columns []Column
}

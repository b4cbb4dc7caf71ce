package document

// parts returns how many parts of the table's width each column takes, and their
// sum; a column without a width takes one.
func (t *Table) parts() (parts []int, sum int) {
	parts = make([]int, len(t.Columns))
	for i, c := range t.Columns {
		parts[i] = max(c.Width, 1)
		sum += parts[i]
	}
	return parts, sum
}

// portraitMost is how many columns of an appendix have room on portrait pages.
const portraitMost = 6

// wide reports whether the appendix stands on landscape pages.
func (a *Appendix) wide() bool { return len(a.Table.Columns) > portraitMost }

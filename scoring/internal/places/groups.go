package places

import "github.com/parindex/parindex/rubric/spelling"

// Group is what is ranked together: its name and its members, by their numbers.
type Group struct {
	Name    string
	Members []int
}

// Groups divides the numbers below n by the names of their groups, which are the same
// however their accents were typed, in the order in which groups first come.
func Groups(n int, name func(i int) string) []Group {
	var out []Group
	at := map[string]int{}
	for i := range n {
		of := spelling.Normalize(name(i))
		k, is := at[of]
		if !is {
			k = len(out)
			at[of], out = k, append(out, Group{Name: of})
		}
		out[k].Members = append(out[k].Members, i)
	}
	return out
}

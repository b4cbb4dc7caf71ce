// Package cohort looks at many units together: what they came to, where they stand in their
// object group, how many are in each band.
//
//	c, err := cohort.Score(ctx, s, units, nil) // s is a *scoring.Scorer, units yields scoring.Facts
//	if err != nil {
//		return err
//	}
//	k, err := c.Rank(nil) // as the rubric says; else by points, and equal units share the better place
//	if err != nil {
//		return err
//	}
//	for _, group := range k.Groups {
//		for _, u := range group.Units {
//			fmt.Println(u.Place, u.Unit.ID, u.Final.Decimal, u.Band.EN)
//		}
//	}
//	fmt.Println(k.Note.EN) // how units are ranked, for the foot of the table
//
// # Ranks
//
// What units are ranked by is declared, and how equal ones are: in the rubric, see package
// rubric/ranking, or by the caller. A unit of which figures are missing has no place but
// the places that it can still have, with the reasons, and while there are such units the
// places of the others are provisional and say so. A unit without a score sheet stands
// apart. No score is guessed, none counts as zero, and no unit is put before another
// without a reason that is declared: not by its ID either.
//
// # Summaries
//
//	summary := c.Summary(nil)
//	fmt.Println(summary.All.Text().EN)             // both kinds of a mean percentage, quartiles, spread
//	for _, it := range summary.All.MostLost() {    // of each object group, too
//		fmt.Println(it.Code, it.Text().EN)
//	}
//
// A [Summary] is exact: its numbers are those of package scoring/statistics, of the final
// scores as they are published. Of each object group and of all it has the mean of the
// percentages and the percentage of the means, which are not the same where maxima differ;
// what was lost at each item, and by how many; and how much each item weighs in the scores
// and in what makes them differ. An [Accumulator] makes it from parts of which none is
// kept. What ranks depend on is said by package scoring/influence.
//
// # Bands and quotas
//
// [Cohort.Bands] counts the units of every band, with percentages that are rounded for
// themselves and a note that says how; where they add up to 100.01 it says that rounding is
// why. By largest remainder they add up to 100, which the note says, too. [Percentages] does
// that for counts of any origin, such as those of a published table. [Cohort.Quotas] holds the
// bands against what a rubric says of how many units may be in them, and names the units
// beyond the line.
//
// # Speed
//
// BenchmarkAll goes from the facts of 3,300 communes and 90 leaves to all of this, with what
// ranks depend on, four variants of the rubric and the year before: on two cores in less
// than a second and in 95 MB; twice the units take 1.6 times as long. Ranks are 1.5 % of it
// each, a summary 7 %. BenchmarkMillion streams a million units through an [Accumulator] in
// less than 40 MB.
package cohort

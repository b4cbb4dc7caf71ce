// Package cohort looks at many units together: it ranks them within their object group.
//
//	var results []*scoring.Result // of one edition, as Scorer.Score or Scorer.Stream give them
//	ranking, err := cohort.Rank(results, cohort.Competition)
//	if err != nil {
//		return err
//	}
//	for _, group := range ranking.Groups {
//		for _, u := range group.Units {
//			fmt.Println(u.Rank.Place, u.Unit.ID, u.Final.Decimal)
//		}
//	}
//
// Units are ranked by their final scores, exactly. One whose final score is not known has
// no rank: it stands apart, with the range still possible and the reasons. No score is
// guessed, and none counts as zero.
package cohort

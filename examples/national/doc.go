// Command national scores the communes of a country from the figures that its provinces push
// at any time: nothing is lost, and every unit is scored exactly once whatever restarts.
//
//	go run .                                     # a seeded country on a temporary SQLite, and its table
//	go run . -db postgres://... -migrate         # the same program on PostgreSQL,
//	go run . -db postgres://... -work            # with as many worker processes as there are machines
//	go run . -db postgres://... -push figures.parquet
//	go run . -db postgres://... -publish -out published
//	go run . -db postgres://... -whatif variants.yaml
//
// A push is a Parquet file with a row for every unit (figures.go, figures_read.go). It is
// refused as a whole or stored as it came, and its score jobs are inserted in the same
// transaction (push.go). A job scores two thousand rows by column and stores their results in
// the transaction that completes it (score.go); what stands there already, under the edition,
// the hash of the facts and the unit, stays as it is. Publishing (publish.go) and asking what
// other rules would change (whatif.go) are jobs, too. The jobs are those of River; what
// differs between SQLite and PostgreSQL is in sqlite.go and postgres.go.
//
// The rubric and all figures are illustrative.
package main

package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/parindex/parindex/examples/rubrics"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/policy"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		stop()
		os.Exit(1)
	}
}

// flags are what the program is asked to do.
type flags struct {
	db, push, variants, out, sample string
	migrate, work, publish          bool
	workers, units, bench, year     int
	lang                            string
	to                              io.Writer
}

func run(ctx context.Context, args []string, out io.Writer) error {
	f := &flags{to: out}
	set := flag.NewFlagSet("national", flag.ContinueOnError)
	set.StringVar(&f.db, "db", "", "postgres:// URL, or file of an SQLite database; a temporary one if empty")
	set.BoolVar(&f.migrate, "migrate", false, "make the tables of the database")
	set.BoolVar(&f.work, "work", false, "work jobs until SIGTERM, which lets those finish that have begun")
	set.StringVar(&f.push, "push", "", "push a Parquet `file` of figures")
	set.BoolVar(&f.publish, "publish", false, "publish the results of -year and print the national table")
	set.StringVar(&f.variants, "whatif", "", "say what the variants in a `file` would change, in all years")
	set.StringVar(&f.out, "out", "", "write what is published into a `directory`: results.parquet, decision.html")
	set.StringVar(&f.sample, "sample", "", "write the pushes of the seeded country into a `directory`")
	set.IntVar(&f.workers, "workers", runtime.NumCPU(), "jobs at a time in this process; 0 leaves them to others")
	set.IntVar(&f.units, "units", communes, "units of the seeded country")
	set.IntVar(&f.bench, "bench", 0, "measure so many units, through River and by plain goroutines")
	set.IntVar(&f.year, "year", 2025, "the year to publish")
	set.StringVar(&f.lang, "lang", "vi", "language, vi or en")
	if err := set.Parse(args); err != nil {
		return err
	}
	if set.NArg() > 0 {
		return fmt.Errorf("there are only flags, no arguments: %q", set.Args())
	}
	editions, err := newEditions(2024, 2025)
	if err != nil {
		return err
	}
	if f.sample != "" {
		return f.writeSample(editions)
	}
	o := options{editions: editions, workers: f.workers, log: os.Stderr}
	if strings.HasPrefix(f.db, "postgres://") || strings.HasPrefix(f.db, "postgresql://") {
		b, err := openPostgres(ctx, f.db)
		if err != nil {
			return err
		}
		return runOn(ctx, b, o, f)
	}
	if f.db == "" {
		dir, err := os.MkdirTemp("", "national")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(dir) }()
		f.db, f.migrate = filepath.Join(dir, "national.db"), true
	}
	b, err := openSQLite(f.db)
	if err != nil {
		return err
	}
	return runOn(ctx, b, o, f)
}

// runOn does what the flags ask for on one database.
func runOn[T any](ctx context.Context, b backend[T], o options, f *flags) error {
	defer b.Close()
	asked := f.work || f.push != "" || f.publish || f.variants != ""
	s, err := newSystem(b, o)
	if err != nil {
		return err
	}
	if f.migrate {
		if err := s.migrate(ctx); err != nil {
			return err
		}
		if !asked && strings.HasPrefix(f.db, "postgres") && f.bench == 0 {
			return nil
		}
	}
	if f.work {
		return s.work(ctx)
	}
	if o.workers > 0 { // a process that only asks works, too, unless it is told not to
		if err := s.client.Start(ctx); err != nil {
			return err
		}
		defer func() { _ = s.client.Stop(context.WithoutCancel(ctx)) }()
	}
	switch {
	case f.bench > 0:
		return s.bench(ctx, f)
	case !asked:
		return s.tour(ctx, f)
	case f.push != "":
		content, err := os.ReadFile(f.push)
		if err != nil {
			return err
		}
		number, units, err := s.accept(ctx, content)
		if err != nil {
			return fmt.Errorf("%s is refused:\n%w", f.push, err)
		}
		fmt.Fprintf(f.to, "push %d: %d units\n", number, units)
		if o.workers == 0 {
			return nil
		}
		return s.drain(ctx)
	case f.variants != "":
		content, err := os.ReadFile(f.variants)
		if err != nil {
			return err
		}
		return s.printWhatIf(ctx, f, content)
	}
	return s.printPublished(ctx, f)
}

// tour scores the seeded country in both years, publishes one, and asks what other rules
// would change.
func (s *system[T]) tour(ctx context.Context, f *flags) error {
	began, scored := time.Now(), 0
	for _, e := range s.editions {
		for province := range provinces {
			content, err := pushOf(e, province, f.units)
			if err != nil {
				return err
			}
			_, units, err := s.accept(ctx, content)
			if err != nil {
				return err
			}
			scored += units
		}
	}
	if err := s.drain(ctx); err != nil {
		return err
	}
	took := time.Since(began)
	if err := s.printPublished(ctx, f); err != nil {
		return err
	}
	fmt.Fprintln(f.to)
	if err := s.printWhatIf(ctx, f, []byte(rubrics.CommuneVariants)); err != nil {
		return err
	}
	fmt.Fprintf(f.to, "\n%d × %d: %.1f s; %.1f s\n", scored/len(s.editions), len(s.editions), took.Seconds(),
		time.Since(began).Seconds())
	return nil
}

// printPublished publishes a year and prints the national table.
func (s *system[T]) printPublished(ctx context.Context, f *flags) error {
	e, err := s.editions.of(f.year)
	if err != nil {
		return err
	}
	if err := s.finish(ctx, publishArgs{Edition: e.hash, Lang: locale.Lang(f.lang)}); err != nil {
		return err
	}
	p, err := s.published(ctx, e)
	if err != nil {
		return err
	}
	if f.out != "" {
		if err := os.MkdirAll(f.out, 0o755); err != nil {
			return err
		}
		for name, content := range map[string][]byte{"results.parquet": p.scored, "decision.html": p.decision} {
			if err := os.WriteFile(filepath.Join(f.out, name), content, 0o644); err != nil {
				return err
			}
		}
	}
	var t countryTable
	if err := json.Unmarshal(p.country, &t); err != nil {
		return err
	}
	return t.print(f.to, locale.Lang(f.lang))
}

// printWhatIf says what variants would change in every year that has figures.
func (s *system[T]) printWhatIf(ctx context.Context, f *flags, variants []byte) error {
	e, err := s.editions.of(f.year)
	if err != nil {
		return err
	}
	years, err := s.years(ctx)
	if err != nil {
		return err
	}
	var all []*policy.Comparison
	if all, err = s.whatIf(ctx, variants, e, years); err != nil {
		return err
	}
	for i, c := range all {
		for _, v := range c.Variants {
			fmt.Fprintf(f.to, "%d: %s\n", years[i], v.Text().In(locale.Lang(f.lang)))
		}
	}
	return nil
}

// years are those of which figures were pushed.
func (s *system[T]) years(ctx context.Context) (out []int, err error) {
	err = within(ctx, s.backend, func(tx T) error {
		return s.backend.On(tx).Each(ctx, `SELECT DISTINCT year FROM pushes`, func(scan func(to ...any) error) error {
			out = append(out, 0)
			return scan(&out[len(out)-1])
		})
	})
	slices.Sort(out)
	return out, err
}

// writeSample writes what the provinces of the seeded country would push.
func (f *flags) writeSample(all editions) error {
	if err := os.MkdirAll(f.sample, 0o755); err != nil {
		return err
	}
	for _, e := range all {
		for province := range provinces {
			content, err := pushOf(e, province, f.units)
			if err != nil {
				return err
			}
			name := filepath.Join(f.sample, fmt.Sprintf("%d-%02d.parquet", e.year, province+1))
			if err := os.WriteFile(name, content, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

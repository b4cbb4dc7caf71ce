package province

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
)

// reviewTime bounds how long a review takes. What is not decided by then is left out.
const reviewTime = 20 * time.Second

// reviewWork bounds each of its parts.
func reviewWork() scoring.Work { return scoring.Work{Steps: 500_000} }

// Review is what there is to know of an edition before it is adopted.
type Review struct {
	Scorer *scoring.Scorer
	Proofs *verify.Report
	// Tested and Cover are of the cases that came with it; Suggested is how many are
	// missing where none did.
	Tested    *scoringtest.Report
	Cover     *cover.Report
	Suggested int
	// Against is the difference from the edition in force, Effect what it would do to the
	// units by the figures of their last rounds, Unfit why that cannot be said; nil of the
	// edition in force itself.
	Against *verify.EditionComparison
	Effect  *policy.Effect
	Unfit   source.Faults
	Late    bool // the time was over before everything was said
}

// AddEdition adds an edition and returns its hash. It is not in force. The error is a
// source.Faults with every fault of the file.
func (p *Province) AddEdition(ctx context.Context, name string, file []byte, by string) (string, error) {
	s, err := Compile(name, file)
	if err != nil {
		return "", err
	}
	hash := s.Edition().SHA256
	return hash, p.DB.AddEdition(ctx, hash, file, by, p.Now())
}

// Review proves the rules of an edition, holds test cases against them, and the edition against
// the one in force. The error may be a source.Faults of the cases beside a review without them.
func (p *Province) Review(ctx context.Context, hash string, cases []byte) (*Review, error) {
	s, err := p.Edition(ctx, hash)
	if err != nil {
		return nil, err
	}
	inForce, err := p.Scorer(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, reviewTime)
	defer cancel()
	out := &Review{Scorer: s}
	faults := error(nil)
	work := reviewWork()
	steps := []func() error{
		func() error { out.Proofs, err = verify.Rules(ctx, s, &verify.Options{Work: work}); return err },
		func() error {
			if cases == nil {
				some, err := cover.Suggest(ctx, s, &verify.Options{Work: work})
				out.Suggested = len(some)
				return err
			}
			faults = out.test(ctx, cases)
			return nil
		},
	}
	if inForce.Edition() != s.Edition() {
		steps = append(steps,
			func() error { out.Against, err = verify.Editions(ctx, inForce, s, &work); return err },
			func() error { return p.effect(ctx, inForce, out) })
	}
	for _, step := range steps {
		if err := step(); errors.Is(err, context.DeadlineExceeded) {
			out.Late = true
			break
		} else if err != nil {
			return nil, err
		}
	}
	return out, faults
}

// test holds the cases against the rules, and says what they reach.
func (out *Review) test(ctx context.Context, src []byte) error {
	cases, err := scoringtest.ReadCases("cases.yaml", src, out.Scorer, nil)
	if err != nil {
		return err
	}
	out.Tested = cases.Check(out.Scorer)
	reached := cover.New(out.Scorer)
	for c := range cases.All() {
		if err := reached.Add(c.Facts, c.Items...); err != nil && len(c.Items) > 0 {
			return err
		}
	}
	work := reviewWork()
	out.Cover, err = reached.Report(ctx, &work)
	return err
}

// effect says what the edition would do to the units by the figures of their last rounds.
func (p *Province) effect(ctx context.Context, inForce *scoring.Scorer, out *Review) error {
	years, err := p.yearsUnder(ctx, inForce)
	if err != nil {
		return err
	}
	var facts []scoring.Facts
	for _, y := range years {
		if y.Self().Locked {
			facts = append(facts, y.State.Last().Facts)
		}
	}
	if len(facts) == 0 {
		return nil
	}
	complete, err := peers.Complete(ctx, inForce, slices.Values(facts), nil)
	if err != nil {
		return err
	}
	table, err := columnar.FromFacts(ctx, inForce, complete, nil)
	if err != nil {
		return err
	}
	out.Effect, err = policy.CompareEdition(ctx, inForce, table, out.Scorer.Rubric(), nil)
	if errors.As(err, &out.Unfit) {
		return nil
	}
	return err
}

// Unfit says what keeps a rubric from being put in force for units.
func Unfit(r *rubric.Rubric, units []scoring.Unit) (out []locale.Message) {
	states := func(round rubric.Round) bool {
		return round.Self && (len(round.Records) == 0 || slices.Contains(round.Records, string(assessment.Stated)) ||
			slices.Contains(round.Records, string(assessment.Typed)))
	}
	if !slices.ContainsFunc(r.Rounds, states) {
		out = append(out, locale.Message{VI: "bộ chỉ số không có vòng nào để đơn vị tự chấm điểm",
			EN: "the rubric has no round in which units score themselves"})
	}
	if len(r.Groups) == 0 {
		return out
	}
	var lacks []string
	for _, u := range units {
		if !slices.ContainsFunc(r.Groups, func(g rubric.Option) bool { return g.Name == u.Group }) && !slices.Contains(lacks, u.Group) {
			lacks = append(lacks, u.Group)
		}
	}
	for _, name := range lacks {
		out = append(out, locale.Message{VI: "bộ chỉ số không có nhóm đối tượng " + name + " của các đơn vị trong tỉnh",
			EN: "the rubric does not have the object group " + name + " of units of the province"})
	}
	return out
}

package rubric

import (
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
)

// Parse reads and validates a rubric file (YAML or JSON). The file's name is
// used in messages only. A nil limits means the defaults.
//
// The error is a [source.Faults] with every fault of the file. The rubric is
// returned also then, as far as it could be read, so that scoring.Compile can
// add the faults of its rules to the same list; a rubric with faults never
// compiles.
//
// Where the file could not be read to its end, [Rubric.Complete] is false and
// the faults are only those found so far.
func Parse(file string, src []byte, limits *source.Limits) (*Rubric, error) {
	doc := source.Read(file, src, limits)
	r := &Rubric{origin: origin{file: file, spans: map[place]source.Span{}, broken: map[place]bool{},
		most: limits.OrDefault().Faults, digits: limits.OrDefault().Digits}}
	r.read(doc)
	r.origin.faults, r.origin.cut = doc.Faults(), r.origin.cut || !doc.Complete()
	return r, r.Validate()
}

// fields is a mapping being read into the struct that owner points to.
type fields struct {
	r     *Rubric
	owner any
	*source.Mapping
}

func (r *Rubric) fields(owner any, n source.Node) fields {
	r.mark(owner, "", n)
	return fields{r, owner, n.Mapping()}
}

// get returns the value of a key and remembers its place.
func (f fields) get(key string) source.Node {
	n := f.Get(key)
	f.r.mark(f.owner, key, n)
	return n
}

// Close closes the mapping; what stands there under a misspelt key is not missing.
func (f fields) Close() {
	for _, key := range f.Mapping.Close() {
		f.r.origin.broken[place{f.owner, key}] = true
	}
}

// value reads the value of a key, and remembers whether it holds a fault.
func value[T any](f fields, key string, read func(source.Node) T) T {
	n := f.get(key)
	var out T
	if n.Faulty(func() { out = read(n) }) {
		f.r.origin.broken[place{f.owner, key}] = true
	}
	return out
}

func oneOf(names []string) func(source.Node) string {
	return func(n source.Node) string { return n.OneOf(names...) }
}

func (r *Rubric) read(doc *source.Document) {
	root := doc.Root()
	f := r.fields(nil, root)
	if why := otherFile(f.Mapping); !why.IsZero() {
		root.Add(why)
		r.origin.cut = true
		return
	}
	f.Schema()
	edition := f.Get("edition")
	r.ID = f.get("rubric").Name()
	r.Title = source.As[Text](f.get("title"))
	r.readDecision(f.get("decision"))
	r.Period = f.get("period").Int()
	r.Max = f.get("max").Decimal()
	r.Points = value(f, "points", roundingOf)
	r.Index = value(f, "index", roundingOf)
	r.Exclusion = Exclusion(value(f, "exclusion", oneOf(exclusions)))
	r.EmptySource = Exclusion(value(f, "empty_source", oneOf(emptySources)))
	r.Illustrative = f.get("illustrative").Bool()
	r.Note = source.As[Text](f.get("note"))
	r.Groups = value(f, "groups", optionsOf)
	r.Inputs = listOf(f, "inputs", r.readInput)
	r.Parameters = listOf(f, "parameters", r.readParameter)
	r.Relations = listOf(f, "relations", r.readRelation)
	r.Holidays = listOf(f, "holidays", r.readHoliday)
	r.Surveys = listOf(f, "surveys", r.readSurvey)
	r.Rounds = listOf(f, "rounds", r.readRound)
	r.Areas = r.readItems(f.get("areas"))
	r.Bonus = r.readAdjustment(f.get("bonus"))
	r.Penalty = r.readAdjustment(f.get("penalty"))
	r.Final = r.readFinal(f.get("final"))
	r.Bands = listOf(f, "bands", r.readBand)
	r.Ranking = r.readRanking(f.get("ranking"))
	r.Quotas = listOf(f, "quotas", r.readQuota)
	f.Close()
	r.checkEdition(edition)
}

// listOf reads a list into one whose elements do not move; nil if it has none.
func listOf[T any](f fields, key string, read func(*T, source.Node)) []T {
	nodes := value(f, key, source.Node.Items)
	out := sized[T](len(nodes))
	for i, n := range nodes {
		read(&out[i], n)
	}
	return out
}

// sized returns a list to be filled in, whose elements do not move; nil if it has none.
func sized[T any](n int) []T {
	if n == 0 {
		return nil
	}
	return make([]T, n)
}

func (r *Rubric) readDecision(n source.Node) {
	r.mark(&r.Decision, "", n)
	r.Decision.Read(n)
}

// Read reads a decision from a file. What cannot be read is a fault of the node's
// document.
func (d *Decision) Read(n source.Node) {
	if d == nil {
		d = new(Decision)
	}
	m := n.Mapping()
	*d = Decision{
		Number: m.Need("number").Name(),
		Issuer: source.As[Text](m.Need("issuer")),
		Date:   DateOf(m.Need("date").Date()),
		Note:   source.As[Text](m.Get("note")),
	}
	m.Close()
}

var roundingModes = []string{string(decimals.HalfUp), string(decimals.HalfEven), string(decimals.Down)}

func roundingOf(n source.Node) decimals.Rounding {
	m := n.Mapping()
	out := decimals.Rounding{
		Places: m.Need("places").Int(),
		Mode:   decimals.RoundingMode(m.Need("rounding").OneOf(roundingModes...)),
	}
	m.Close()
	return out
}

func (r *Rubric) readInput(in *Input, n source.Node) {
	f := r.fields(in, n)
	*in = Input{
		Name:         value(f, "name", source.Node.Name),
		Type:         InputType(value(f, "type", oneOf(inputTypes))),
		Title:        source.As[Text](f.get("title")),
		Unit:         source.As[Text](f.get("unit")),
		Min:          f.get("min").NullDecimal(),
		Max:          f.get("max").NullDecimal(),
		Places:       value(f, "places", placesOf),
		Never:        f.get("never").Bool(),
		Fixed:        f.get("fixed").Bool(),
		Source:       Source(value(f, "source", oneOf(sources))),
		Illustrative: f.get("illustrative").Bool(),
	}
	in.Options = value(f, "options", optionsOf)
	in.Each = value(f, "each", optionsOf)
	f.Close()
}

func (r *Rubric) readRelation(of *Relation, n source.Node) {
	f := r.fields(of, n)
	*of = Relation{
		Holds:        value(f, "holds", source.Node.Filled),
		Title:        source.As[Text](f.get("title")),
		Illustrative: f.get("illustrative").Bool(),
	}
	f.Close()
}

func placesOf(n source.Node) *int {
	if !n.Present() {
		return nil
	}
	places := n.Int()
	return &places
}

func optionsOf(n source.Node) []Option {
	var out []Option
	for _, o := range n.Items() {
		if !o.IsMapping() {
			out = append(out, Option{Name: o.Name()})
			continue
		}
		m := o.Mapping()
		out = append(out, Option{Name: m.Need("name").Name(), Title: source.As[Text](m.Get("title"))})
		m.Close()
	}
	return out
}

func (r *Rubric) readItems(n source.Node) []*Item {
	var out []*Item
	for _, child := range n.Items() {
		out = append(out, r.readItem(child))
	}
	return out
}

func (r *Rubric) readItem(n source.Node) *Item {
	it := &Item{}
	f := r.fields(it, n)
	*it = Item{
		Code:          value(f, "code", source.Node.Name),
		Title:         source.As[Text](f.get("title")),
		Max:           f.get("max").Decimal(),
		Min:           f.get("min").Decimal(),
		Step:          f.get("step").Decimal(),
		Source:        Source(f.get("source").OneOf(sources...)),
		Applies:       value(f, "applies", source.Node.Filled),
		NotApplicable: value(f, "not_applicable", policyOf),
		Arises:        value(f, "arises", source.Node.Filled),
		NotArising:    value(f, "not_arising", policyOf),
		Reported:      f.get("reported").Bool(),
		Rule:          f.get("rule").Name(),
		Survey:        value(f, "survey", source.Node.Name),
		Judged:        f.get("judged").Bool(),
		Unique:        f.get("unique").Bool(),
		RisesWith:     namesOf(f.get("rises_with")),
		FallsWith:     namesOf(f.get("falls_with")),
		Evidence:      value(f, "evidence", textsOf),
		NoEvidence:    PolicyKind(value(f, "no_evidence", oneOf(noEvidence))),
		EvidenceBy:    value(f, "evidence_by", dateOf),
		Waiver:        value(f, "waiver", policyOf),
		Illustrative:  f.get("illustrative").Bool(),
		Note:          source.As[Text](f.get("note")),
		Unscored:      f.get("unscored").Bool(),
		Combine:       Combine(value(f, "combine", oneOf(combines))),
		Items:         r.readItems(f.get("items")),
	}
	r.readCases(it, f)
	f.Close()
	return it
}

// namesOf reads a list of names, or one name alone.
func namesOf(n source.Node) []string {
	if n.IsScalar() {
		return []string{n.Name()}
	}
	var out []string
	for _, item := range n.Items() {
		out = append(out, item.Name())
	}
	return out
}

// readCases reads the list of cases, or the short form for one case: score and
// perhaps reason beside the item's other keys.
func (r *Rubric) readCases(it *Item, f fields) {
	cases, score := f.get("cases"), f.get("score")
	var nodes []source.Node
	switch {
	case cases.Present() && score.Present():
		score.Fault(casesAndScore)
		fallthrough
	case cases.Present():
		if nodes = cases.Items(); cases.IsSequence() && len(nodes) == 0 {
			cases.Fault(noCases)
		}
	case score.Present():
		it.Cases = make([]Case, 1)
		c := &it.Cases[0]
		r.mark(c, "", f.Node())
		r.mark(c, "score", score)
		reason := f.get("reason")
		r.mark(c, "reason", reason)
		*c = Case{Score: score.Filled(), Reason: source.As[Text](reason)}
		return
	}
	it.Cases = sized[Case](len(nodes))
	for i, n := range nodes {
		c := &it.Cases[i]
		f := r.fields(c, n)
		*c = Case{
			When:         value(f, "when", source.Node.Filled),
			Score:        f.get("score").Filled(),
			Reason:       source.As[Text](f.get("reason")),
			Otherwise:    f.get("otherwise").Bool(),
			Illustrative: f.get("illustrative").Bool(),
		}
		f.Close()
	}
}

func policyOf(n source.Node) Policy {
	kind := func(n source.Node) PolicyKind {
		return PolicyKind(n.OneOf(string(PolicyExclude), string(PolicyFull), string(PolicyZero), string(PolicyError)))
	}
	if !n.IsMapping() {
		return Policy{Kind: kind(n)}
	}
	m := n.Mapping()
	var p Policy
	if as := m.Get("as"); as.Present() {
		p.Kind = kind(as)
		if share := m.Get("share"); share.Present() {
			share.Fault(policyTwice)
		}
	} else {
		p.Kind, p.Share = PolicyShare, m.Need("share").Decimal()
	}
	p.Reason = source.As[Text](m.Get("reason"))
	m.Close()
	return p
}

func (r *Rubric) readAdjustment(n source.Node) *Adjustment {
	if !n.Present() {
		return nil
	}
	a := &Adjustment{}
	f := r.fields(a, n)
	a.Cap = f.get("cap").Decimal()
	a.Items = r.readItems(f.get("items"))
	f.Close()
	return a
}

func (r *Rubric) readFinal(n source.Node) *Final {
	if !n.Present() {
		return nil
	}
	out := &Final{}
	f := r.fields(out, n)
	out.Floor, out.Ceiling = f.get("floor").NullDecimal(), f.get("ceiling").NullDecimal()
	f.Close()
	return out
}

func (r *Rubric) readBand(b *Band, n source.Node) {
	f := r.fields(b, n)
	if !f.Need("from").Present() {
		r.origin.broken[place{b, "from"}] = true
	}
	*b = Band{
		Name:         source.As[Text](f.get("name")),
		From:         value(f, "from", source.Node.Decimal),
		When:         value(f, "when", source.Node.Filled),
		Below:        f.get("below").NullDecimal(),
		Group:        f.get("group").Name(),
		Illustrative: f.get("illustrative").Bool(),
	}
	f.Close()
}

package rubric

import (
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

var (
	tiesNames = []string{string(ranking.Competition), string(ranking.Dense), string(ranking.Modified),
		string(ranking.Fractional), string(ranking.Ordinal)}
	measures = []string{string(ranking.Points), string(ranking.Index)}
)

func (r *Rubric) readRanking(n source.Node) *ranking.Rule {
	if !n.Present() {
		return nil
	}
	out := &ranking.Rule{}
	f := r.fields(out, n)
	out.Ties = ranking.Ties(value(f, "ties", oneOf(tiesNames)))
	out.By = ranking.Measure(value(f, "by", oneOf(measures)))
	if n := f.get("rounding"); n.Present() {
		rounding := value(f, "rounding", roundingOf)
		out.Rounding = &rounding
	}
	out.Keys = listOf(f, "keys", r.readKey)
	f.Close()
	return out
}

func (r *Rubric) readKey(k *ranking.Key, n source.Node) {
	f := r.fields(k, n)
	*k = ranking.Key{Item: value(f, "item", source.Node.Name), Lowest: f.get("lowest").Bool()}
	f.Close()
}

func (r *Rubric) readQuota(q *ranking.Quota, n source.Node) {
	f := r.fields(q, n)
	if !f.Need("most").Present() {
		r.origin.broken[place{q, "most"}] = true
	}
	*q = ranking.Quota{
		Most:         value(f, "most", source.Node.Decimal),
		Group:        value(f, "group", source.Node.Name),
		Source:       value(f, "source", source.Node.Filled),
		Illustrative: f.get("illustrative").Bool(),
	}
	names := value(f, "bands", source.Node.Items)
	q.Bands = sized[string](len(names))
	for i, n := range names {
		r.mark(&q.Bands[i], "", n)
		q.Bands[i] = n.Name()
	}
	f.Close()
}

// ranking copies how units are ranked, and the quotas.
func (c *copier) ranking(out, r *Rubric) {
	if of := r.Ranking; of != nil {
		rule := *of
		out.Ranking = &rule
		c.same(out.Ranking, of)
		if of.Rounding != nil {
			rounding := *of.Rounding
			out.Ranking.Rounding = &rounding
		}
		out.Ranking.Keys = parts(c, of.Keys)
	}
	out.Quotas = slices.Clone(r.Quotas)
	for i := range out.Quotas {
		c.same(&out.Quotas[i], &r.Quotas[i])
		out.Quotas[i].Bands = parts(c, r.Quotas[i].Bands)
	}
}

// mostKeys bounds the keys that separate equal units.
const mostKeys = 100

// ranking checks how units are ranked.
func (v *validator) ranking() {
	rule, what := v.r.Ranking, about{thing: theRanking}
	if rule == nil {
		return
	}
	v.known(string(rule.Ties), tiesNames, rule, "ties", what)
	v.known(string(rule.By), measures, rule, "by", what)
	if r := rule.Rounding; r != nil && !v.unread(rule, "rounding") {
		if r.Places < 0 || r.Places > 6 {
			v.fault(rule, "rounding", what, placesRange)
		}
		if !slices.Contains(roundingModes, string(r.Mode)) {
			v.fault(rule, "rounding", what, unknownRounding, r.Mode)
		}
	}
	switch ordinal := rule.Ties == ranking.Ordinal; {
	case v.r.Broken(rule, "ties") || v.r.Broken(rule, "keys"):
	case ordinal && len(rule.Keys) == 0:
		v.fault(rule, "ties", what, ordinalNoKeys)
	case !ordinal && (len(rule.Keys) > 0 || v.written(rule, "keys")):
		v.fault(rule, "keys", what, keysOfOthers)
	case len(rule.Keys) > mostKeys:
		v.fault(rule, "keys", what, manyKeys, mostKeys)
		return
	}
	seen := map[string]bool{}
	for i := range rule.Keys {
		v.key(&rule.Keys[i], seen, what)
	}
}

// key checks what separates equal units.
func (v *validator) key(k *ranking.Key, seen map[string]bool, what about) {
	v.need(k.Item != "", k, "item", what)
	it := v.r.Item(k.Item)
	switch {
	case k.Item == "" || v.r.Broken(k, "item"):
		return
	case it == nil:
		var codes []string
		for it := range v.r.everything() {
			codes = append(codes, it.Code)
		}
		v.fault(k, "item", what, keyNoItem, locale.Short(k.Item), v.r.Suggest(v.faults, k.Item, codes))
	case it.Unscored:
		v.fault(k, "item", what, keyUnscored, locale.Short(k.Item))
	case seen[it.Code]:
		v.fault(k, "item", what, keyTwice, locale.Short(k.Item))
	default:
		seen[it.Code] = true
	}
}

// ValidateRanking checks how units are to be ranked, and quotas, as [Rubric.Validate] does
// those of the rubric; a nil rule is none. The error is a [source.Faults] with all faults.
func (r *Rubric) ValidateRanking(rule *ranking.Rule, quotas []ranking.Quota) error {
	if r == nil {
		return source.Faults{{Message: noRubric.Say()}}
	}
	of := *r
	of.Ranking, of.Quotas, of.origin.faults = rule, quotas, nil
	v := newValidator(&of)
	for i := range quotas {
		if decimals.TooLong(quotas[i].Most, r.digits()) {
			v.fault(&quotas[i], "most", about{thing: aQuota}, tooManyDigits, "most", r.digits())
		}
	}
	if len(v.faults) > 0 {
		return v.faults.Err()
	}
	v.ranking()
	if len(quotas) > 0 {
		v.quotas()
	}
	return v.faults.Err()
}

// quotas checks the bounds of how many units may be in some bands.
func (v *validator) quotas() {
	v.notEmpty(nil, "quotas", len(v.r.Quotas), about{thing: theRubric})
	for i := range v.r.Quotas {
		q, what := &v.r.Quotas[i], about{thing: aQuota}
		v.made(q, what, slices.Concat(q.Bands, []string{q.Group}), Plain(q.Source))
		if !v.r.Broken(q, "most") && (q.Most.IsNegative() || q.Most.GreaterThan(decimal.NewFromInt(100))) {
			v.fault(q, "most", what, mostNoShare, q.Most)
		}
		if q.Source == "" && !q.Illustrative && !v.r.Broken(q, "source") {
			v.fault(q, "source", what, holidayNoSource)
		}
		if why := v.r.NoGroup(q.Group); !why.IsZero() {
			v.add(q, "group", func() locale.Message { return why.Of(what.message()) })
			continue
		}
		if len(q.Bands) == 0 && !v.r.Broken(q, "bands") {
			v.fault(q, "bands", what, quotaNoBands)
		}
		v.bandsOfQuota(q, what)
	}
}

// bandsOfQuota checks that a quota is of bands of its group, or of any where it is for
// every group.
func (v *validator) bandsOfQuota(q *ranking.Quota, what about) {
	var names []string
	seen := map[string]bool{} // by its first name
	of := map[string]string{} // either name: the first
	add := func(b *Band) {
		names = append(names, b.Name.VI, b.Name.EN)
		of[spelling.Normalize(b.Name.VI)] = b.Name.VI
		of[spelling.Normalize(b.Name.EN)] = b.Name.VI
	}
	if q.Group != "" {
		for _, b := range v.r.BandsOf(q.Group) {
			add(b)
		}
	} else {
		for i := range v.r.Bands {
			add(&v.r.Bands[i])
		}
	}
	for i, name := range q.Bands {
		at := &q.Bands[i]
		band, is := of[spelling.Normalize(name)]
		switch {
		case v.unread(at, "") && name == "":
		case !is && q.Group != "":
			v.fault(at, "", what, noSuchBandOf, locale.Short(name), locale.Short(q.Group), v.r.Suggest(v.faults, name, names))
		case !is:
			v.fault(at, "", what, noSuchBand, locale.Short(name), v.r.Suggest(v.faults, name, names))
		case seen[band]:
			v.fault(at, "", what, bandTwice, locale.Short(name))
		}
		seen[band] = true
	}
}

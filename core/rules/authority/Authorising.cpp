#include "core/rules/authority/Authorising.h"

#include "core/rules/authority/Ceiling.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/authority/RuleMatch.h"
#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::rules {

namespace {

const QString kHome = QStringLiteral("home");
const QString kFile = QStringLiteral("organisation");
const QString kMatrix = QStringLiteral("matrix");
const QString kDefault = QStringLiteral("default");
const QString kPack = QStringLiteral("pack");

/// What cannot be taken back before many eyes is the worst.
ActionRisk riskOf(const ActionTraits& traits)
{
    constexpr Money kMuch{1'000'000'000}; // $1,000
    const bool isWide = traits.reach.who >= AudienceClass::List;
    if (traits.cost > kMuch || (!traits.reversible && isWide))
        return ActionRisk::High;
    return !traits.reversible || isWide || traits.cost.micro > 0 ? ActionRisk::Medium : ActionRisk::Low;
}

const Organisation* organisationBehind(const OfficeState& state, const RunId& run)
{
    const auto open = state.runs.open.constFind(run);
    const Organisation* own = open == state.runs.open.constEnd() ? nullptr : organisationOf(state, *open);
    return own ? own : &state.org.organisation();
}

Label labelOfRun(const OfficeState& state, const RunId& id)
{
    const auto run = state.runs.open.constFind(id);
    return run == state.runs.open.constEnd() ? Label() : labelOfAll(*run);
}

QString nameOf(const AutonomyRule& line)
{
    return line.title.isEmpty() ? QString(line.action.text).replace(u'-', u' ') : line.title;
}

/// Takes the rule that decides down in the trace.
class Finding {
public:
    Finding(const ActionTraits& traits, const AgentId& agent, std::optional<Rank> rank, Instant now, AuthorityTrace& trace)
        : m_traits(traits), m_agent(agent), m_rank(rank), m_now(now), m_trace(trace) {}

    bool in(const QList<AuthorityRule>& rules, const QString& from)
    {
        const auto found = std::find_if(rules.begin(), rules.end(), [this](const AuthorityRule& rule) { return holds(rule, m_traits, m_agent, m_rank, m_now); });
        if (found == rules.end())
            return false;
        m_trace.rule = found->id;
        m_trace.ruleDigest = digestOf(*found);
        take(from, found->level, found->title.isEmpty() ? found->id.text : found->title);
        return true;
    }
    void inMatrix(const Organisation& organisation)
    {
        const AutonomyRule line = organisation.ruleFor(m_traits.kind);
        const bool isWritten = std::any_of(organisation.autonomy.begin(), organisation.autonomy.end(), [&](const AutonomyRule& one) { return one.action == m_traits.kind; });
        if (isWritten)
            m_trace.rule = {m_traits.kind.text};
        take(isWritten ? kMatrix : kDefault, line.level, nameOf(line));
    }
    const QString& title() const { return m_title; }

private:
    void take(const QString& from, Autonomy level, const QString& title)
    {
        m_trace.ruleFrom = from;
        m_trace.granted = level;
        m_trace.level = level;
        m_title = title;
    }

    const ActionTraits& m_traits;
    const AgentId& m_agent;
    std::optional<Rank> m_rank;
    Instant m_now;
    AuthorityTrace& m_trace;
    QString m_title;
};

void cut(AuthorityTrace& trace, const QList<LevelCut>& cuts)
{
    for (const LevelCut& one : cuts) {
        trace.cuts.append(one);
        trace.level = std::min(trace.level, one.to);
    }
}

/// What costs more than its agent may decide is not decided by it.
void cutByAuthority(AuthorityTrace& trace, const AgentProfile* agent)
{
    const Money cost = trace.traits.cost;
    if (trace.level != Autonomy::L4 || cost.micro <= 0 || (agent && cost <= agent->authority))
        return;
    cut(trace, {{QStringLiteral("authority"), Autonomy::L3,
                 QStringLiteral("it costs %1, and %2 may decide up to %3").arg(dollarText(cost), agent ? agent->title : trace.agent.text, dollarText(trace.authority))}});
}

/// The level by the rules of her home and of its file, and the title of the one that gave it.
QString granted(AuthorityTrace& trace, const OfficeState& state, const Organisation& organisation, const AgentProfile* profile, Instant now)
{
    const std::optional<Rank> rank = profile ? std::optional(profile->rank) : std::nullopt;
    AuthorityTrace hers = trace;
    Finding byHers(trace.traits, trace.agent, rank, now, hers);
    const bool isHers = byHers.in(state.rules.rules, kHome);
    if (isHers && organisation.pack.isEmpty()) {
        trace = hers;
        return byHers.title();
    }
    Finding finding(trace.traits, trace.agent, rank, now, trace);
    if (!finding.in(organisation.rules, kFile))
        finding.inMatrix(organisation);
    if (isHers && hers.level < trace.level) { // of somebody else's organisation the lower of both counts
        trace = hers;
        return byHers.title();
    }
    if (!isHers && !organisation.pack.isEmpty() && trace.level > Autonomy::L3)
        cut(trace, {{kPack, Autonomy::L3, QStringLiteral("its rules came in the pack \"%1\", and none of yours lets it go without asking you").arg(organisation.pack)}});
    return finding.title();
}

/// Nothing that was made with a pack's texts goes out unasked before she has adopted them.
void cutByPack(AuthorityTrace& trace, const Organisation& organisation)
{
    const bool isUnread = std::min(trace.traits.madeFrom, trace.traits.chosenBy) == Integrity::Untrusted;
    if (!organisation.pack.isEmpty() && isUnread && trace.level > Autonomy::L3)
        cut(trace, {{kPack, Autonomy::L3, QStringLiteral("it was made with texts of the pack \"%1\" that you have not adopted, or from what other strangers wrote").arg(organisation.pack)}});
}

bool allows(const Grant& grant, const ActionTraits& traits)
{
    return (grant.kinds.isEmpty() || grant.kinds.contains(traits.kind)) && (grant.connectors.isEmpty() || grant.connectors.contains(traits.connector))
        && (!grant.most || traits.cost <= *grant.most) && (!grant.audience || traits.reach.who <= *grant.audience);
}

QString whatForbids(const ActionTraits& traits, const AgentProfile* agent, const Ceilings& ceilings)
{
    if (const QString why = accountRefused(ceilings, traits); !why.isEmpty())
        return why;
    if (!agent || agent->grants.isEmpty() || std::any_of(agent->grants.begin(), agent->grants.end(), [&](const Grant& grant) { return allows(grant, traits); }))
        return {};
    return QStringLiteral("%1 may not ask for \"%2\" through \"%3\": none of its grants lets it").arg(agent->title, traits.kind.text, traits.connector.text);
}

} // namespace

ActionTraits traitsOf(const EffectContent& content, const Label& text, const Label& choice)
{
    ActionTraits traits;
    traits.kind = content.kind;
    traits.connector = content.connector;
    traits.account = content.account;
    traits.reach = content.reach.value_or(Audience{});
    traits.cost = content.cost;
    traits.reversible = content.reversible;
    traits.rehearsal = content.rehearsal;
    traits.carries = std::max(content.carries.value_or(Confidentiality::Public), text.confidentiality);
    traits.chosenBy = choice.integrity;
    traits.madeFrom = text.integrity;
    traits.sources = joined(text, choice).sources;
    traits.risk = riskOf(traits);
    return traits;
}

Judgement judged(const OfficeState& state, const ActionTraits& traits, const AgentId& agent, const RunId& run, Instant now, std::optional<Autonomy> instead,
                 const QList<ChoiceInput>& choices)
{
    const Organisation* organisation = organisationBehind(state, run);
    const AgentProfile* profile = organisation->agent(agent);
    Judgement judgement;
    AuthorityTrace& trace = judgement.trace;
    trace.agent = agent;
    trace.authority = profile ? profile->authority : Money{};
    trace.epoch = state.rules.epoch;
    trace.traits = traits;
    trace.choice = choices;
    const QString title = granted(trace, state, *organisation, profile, now);
    if (instead) {
        trace.level = trace.granted = *instead;
        trace.cuts.clear();
    }
    const Ceilings hers = state.rules.ceilings.value_or(Ceilings{});
    const Ceilings its = organisation->ceilings.value_or(Ceilings{});
    cut(trace, cutsBy(hers, traits, trace.level, QStringLiteral("ceiling")));
    cut(trace, cutsBy(its, traits, trace.level, QStringLiteral("file")));
    cutByAuthority(trace, profile);
    cut(trace, cutsByLabel(traits, choices, labelOfRun(state, run), trace.level));
    cutByPack(trace, *organisation);
    trace.why = levelInWords(title, trace.level);
    if (!trace.cuts.isEmpty())
        trace.why += QStringLiteral(" It is not %1: %2.").arg(wordOf(trace.granted), trace.cuts.last().why);
    judgement.level = trace.level;
    judgement.forbidden = whatForbids(traits, profile, smaller(hers, its));
    return judgement;
}

bool hasRunOut(const OfficeState& state, const RunId& run, const AuthorityTrace& trace, Instant now)
{
    if (trace.ruleFrom != kHome && trace.ruleFrom != kFile)
        return false;
    const QList<AuthorityRule>& rules = trace.ruleFrom == kHome ? state.rules.rules : organisationBehind(state, run)->rules;
    return std::any_of(rules.begin(), rules.end(), [&](const AuthorityRule& rule) { return rule.id == trace.rule && rule.until && *rule.until <= now; });
}

AutonomyRule termsOf(const OfficeState& state, const Organisation& organisation, const ActionKind& kind, const AuthorityTrace& trace)
{
    AutonomyRule terms = organisation.ruleFor(kind);
    const QList<AuthorityRule>& rules = trace.ruleFrom == kHome ? state.rules.rules : organisation.rules;
    if (trace.ruleFrom != kHome && trace.ruleFrom != kFile)
        return terms;
    for (const AuthorityRule& rule : rules)
        if (rule.id == trace.rule) {
            terms.grace = rule.grace.value_or(terms.grace);
            terms.expiresAfter = rule.expiresAfter.value_or(terms.expiresAfter);
            terms.onExpiry = rule.onExpiry.isEmpty() ? terms.onExpiry : rule.onExpiry;
        }
    return terms;
}

QString levelInWords(const QString& title, Autonomy level)
{
    QString what = title;
    if (what.size() > 1 && what[1].isLower())
        what[0] = what[0].toLower(); // it goes on in the sentence
    const char* const words[] = {"You lead here, and nothing happens until you say so: %1 (level %2 of your rules).",
                                 "You decide this together with the team: %1 (level %2 of your rules).",
                                 "Your rules ask the team to wait for your yes: %1 (level %2).",
                                 "Your rules let the team do this without asking you first: %1 (level %2)."};
    return QString::fromUtf8(words[size_t(level)]).arg(what, wordOf(level));
}

} // namespace qd::rules

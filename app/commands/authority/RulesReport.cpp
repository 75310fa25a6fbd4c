#include "app/commands/authority/RulesReport.h"

#include "app/commands/Fields.h"
#include "app/commands/When.h"
#include "app/commands/authority/RulesFile.h"
#include "core/model/money/Budget.h"
#include "core/rules/authority/RuleMatch.h"
#include "core/rules/authority/RuleWords.h"
#include "core/rules/authority/earning/PuttingToHer.h"

#include <algorithm>

namespace qd::app {

namespace {

/// What a line of an organisation's own comes to. Of one that came in a pack: the lower of it and of hers, and L3 where none of hers holds for all of it.
struct Held {
    Autonomy level;
    QString why{}; ///< it is not what its file says; empty: it is
};

Held heldAs(const AuthorityRule& its, const OfficeState& state, Instant now)
{
    const QString& pack = state.org.organisation().pack;
    if (pack.isEmpty() || its.level <= Autonomy::L3)
        return {its.level};
    const auto hers = std::find_if(state.rules.rules.begin(), state.rules.rules.end(), [&](AuthorityRule rule) {
        const bool isOver = rule.until && *rule.until <= now;
        rule.until.reset(); // then it holds for all that is decided now
        return !isOver && rules::covers(rule, its);
    });
    if (hers == state.rules.rules.end())
        return {Autonomy::L3, QStringLiteral("%1 in its file; its rules came in the pack \"%2\", and only a rule of yours lets it go without asking you").arg(wordOf(its.level), pack)};
    if (hers->level >= its.level)
        return {its.level};
    return {hers->level, QStringLiteral("%1 in its file; it came in the pack \"%2\", so the lower of it and of your rule \"%3\" counts").arg(wordOf(its.level), pack, hers->id.text)};
}

AuthorityRule asRule(const AutonomyRule& line)
{
    AuthorityRule rule;
    rule.kinds = {line.action};
    rule.level = line.level;
    return rule;
}

QString withWhy(const QString& line, const QString& why)
{
    return why.isEmpty() ? line : QStringLiteral("%1  (%2)").arg(line, why);
}

QString lineOf(const AuthorityRule& rule, Autonomy level, Instant now)
{
    const QString when = rules::conditionsOf(rule);
    QString line = QStringLiteral("  %1  %2  %3").arg(wordOf(level), rule.id.text, when.isEmpty() ? QStringLiteral("always") : when);
    if (rule.until)
        line += *rule.until <= now ? QStringLiteral("  (has run out)") : QStringLiteral("  (until %1)").arg(momentOnTheClock(*rule.until));
    return line;
}

void matrixFields(JsonWriter& out, const AutonomyRule& line, const Held& held)
{
    field(out, "kind", line.action);
    field(out, "level", line.level);
    field(out, "title", line.title);
    field(out, "grace_ms", qint64(line.grace.count()));
    field(out, "expires_after_ms", qint64(line.expiresAfter.count()));
    field(out, "on_expiry", line.onExpiry);
    field(out, "held", held.level);
    field(out, "held_why", held.why);
}

void proposalFields(JsonWriter& out, const Proposal& proposal)
{
    field(out, "id", proposal.id);
    field(out, "proposes", proposal.kind);
    field(out, "rule", proposal.rule.id);
    field(out, "when", rules::conditionsOf(proposal.rule));
    field(out, "until", proposal.rule.until);
    field(out, "from", proposal.from);
    field(out, "to", proposal.to);
    field(out, "agreed", proposal.agreed);
    field(out, "of", proposal.of);
    field(out, "low", proposal.low);
    field(out, "high", proposal.high);
    field(out, "tried", proposal.tried);
    field(out, "would_ask", proposal.wouldAsk);
    field(out, "approval", proposal.approval);
    field(out, "why", proposal.why);
}

void add(QStringList& lines, const QString& title, const QStringList& part)
{
    if (!part.isEmpty())
        lines += QStringList{title} + part;
}

} // namespace

QStringList linesOf(const Ceilings& ceilings)
{
    QStringList lines;
    const auto say = [&](const QString& what, const std::optional<Autonomy>& level) {
        if (level)
            lines.append(QStringLiteral("  %1 at most  %2").arg(wordOf(*level), what));
    };
    say(QStringLiteral("anything"), ceilings.level);
    for (auto kind = ceilings.kinds.begin(); kind != ceilings.kinds.end(); ++kind)
        say(kind.key().text, *kind);
    say(QStringLiteral("what cannot be undone"), ceilings.irreversible);
    say(QStringLiteral("what was made from a stranger's text"), ceilings.untrusted);
    if (ceilings.perAction)
        lines.append(QStringLiteral("  L3 at most  what costs more than %1").arg(dollarText(*ceilings.perAction)));
    if (ceilings.reach)
        lines.append(QStringLiteral("  L3 at most  what reaches more than %1, or nobody knows how many").arg(*ceilings.reach));
    if (ceilings.accounts)
        lines.append(QStringLiteral("  nothing  through any account but %1").arg(ceilings.accounts->isEmpty() ? QStringLiteral("none") : ceilings.accounts->join(QStringLiteral(", "))));
    return lines;
}

QByteArray rulesDocument(const OfficeState& state, Instant now)
{
    const Organisation& organisation = state.org.organisation();
    const Result<Json> hers = Json::parse(writeRules(state.rules.rules, state.rules.ceilings)), its = Json::parse(writeRules(organisation.rules, organisation.ceilings));
    const Result<Json> rest = Json::parse(document([&](JsonWriter& out) {
        fieldList(out, "matrix", organisation.autonomy, [&](const AutonomyRule& line) { matrixFields(out, line, heldAs(asRule(line), state, now)); });
        fieldList(out, "proposals", state.rules.proposals, [&](const Proposal& proposal) { proposalFields(out, proposal); });
    }));
    if (!hers || !its || !rest)
        return {};
    return Json(hers->members() + QList<Json::Member>{{QStringLiteral("organisation"), *its}} + rest->members()).toText();
}

QStringList rulesInWords(const OfficeState& state, Instant now)
{
    const Organisation& organisation = state.org.organisation();
    QStringList lines, hers, its, matrix;
    for (const AuthorityRule& rule : state.rules.rules)
        hers.append(lineOf(rule, rule.level, now));
    for (const AuthorityRule& rule : organisation.rules) {
        const Held held = heldAs(rule, state, now);
        its.append(withWhy(lineOf(rule, held.level, now), held.why));
    }
    for (const AutonomyRule& line : organisation.autonomy) {
        const Held held = heldAs(asRule(line), state, now);
        matrix.append(withWhy(QStringLiteral("  %1  %2").arg(wordOf(held.level), line.action.text), held.why));
    }
    add(lines, QStringLiteral("Your rules, before all others; the first that holds decides:"), hers);
    add(lines, QStringLiteral("Rules of %1:").arg(organisation.title), its);
    add(lines, QStringLiteral("The autonomy matrix of %1:").arg(organisation.title), matrix);
    lines.append(QStringLiteral("Anything else asks you (L3)."));
    add(lines, QStringLiteral("Your ceilings:"), linesOf(state.rules.ceilings.value_or(Ceilings{})));
    add(lines, QStringLiteral("Ceilings of %1:").arg(organisation.title), linesOf(organisation.ceilings.value_or(Ceilings{})));
    for (const Proposal& proposal : state.rules.proposals) {
        lines.append(QStringLiteral("Put to you: %1  %2  %3").arg(proposal.id.toString(), wordOf(proposal.to), rules::conditionsOf(proposal.rule)));
        for (const QString& line : {proposal.why, rules::triedInWords(proposal)})
            if (!line.isEmpty())
                lines.append(QStringLiteral("  ") + line);
    }
    return lines;
}

} // namespace qd::app

#include "ui/models/settings/authority/AuthorityReading.h"

#include "core/rules/authority/Proposing.h"
#include "core/rules/authority/RuleMatch.h"
#include "core/rules/authority/earning/Share.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd::ui {

namespace {

class Authority {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::AuthorityReading)
};

AuthorityRule ruleFor(const ActionKind& kind, Autonomy level)
{
    AuthorityRule rule;
    rule.kinds = {kind};
    rule.level = level;
    return rule;
}

/// The first that holds for everything of the kind; nothing where none does.
const AuthorityRule* alwaysFor(const QList<AuthorityRule>& rules, const ActionKind& kind, Instant now)
{
    const AuthorityRule wanted = ruleFor(kind, Autonomy::L3);
    const auto found = std::find_if(rules.begin(), rules.end(), [&](AuthorityRule rule) {
        const bool isOver = rule.until && *rule.until <= now;
        rule.until.reset();
        return !isOver && rules::covers(rule, wanted);
    });
    return found == rules.end() ? nullptr : &*found;
}

Autonomy cut(Autonomy level, const std::optional<Ceilings>& ceilings, const ActionKind& kind)
{
    if (!ceilings)
        return level;
    if (ceilings->level)
        level = std::min(level, *ceilings->level);
    const auto own = ceilings->kinds.constFind(kind);
    return own == ceilings->kinds.constEnd() ? level : std::min(level, *own);
}

void take(KindLine& line, const AuthorityRule& rule, KindLine::Source source)
{
    line.given = rule.level;
    line.source = source;
    line.rule = rule.id;
    line.until = rule.until;
    line.terms.grace = rule.grace.value_or(line.terms.grace);
    line.terms.expiresAfter = rule.expiresAfter.value_or(line.terms.expiresAfter);
    line.terms.onExpiry = rule.onExpiry.isEmpty() ? line.terms.onExpiry : rule.onExpiry;
}

KindLine lineFor(const OfficeState& state, const QList<AuthorityRule>& hers, const ActionKind& kind, Instant now)
{
    const Organisation& organisation = state.org.organisation();
    KindLine line;
    line.kind = kind;
    line.terms = organisation.ruleFor(kind);
    line.title = line.terms.title.isEmpty() || line.terms.title == kind.text ? opened(kind.text) : line.terms.title;
    line.given = line.terms.level;
    if (const AuthorityRule* file = alwaysFor(organisation.rules, kind, now))
        take(line, *file, KindLine::FileRule);
    const Autonomy its = line.given;
    const AuthorityRule* own = alwaysFor(hers, kind, now);
    if (own) {
        line.terms = organisation.ruleFor(kind);
        take(line, *own, KindLine::HerRule);
    }
    line.level = cut(cut(line.given, state.rules.ceilings, kind), organisation.ceilings, kind);
    if (!organisation.pack.isEmpty()) // the lower of what it says and what she says, and it asks where she says nothing
        line.level = std::min(line.level, own ? its : Autonomy::L3);
    return line;
}

void addKinds(QList<ActionKind>& kinds, const QList<AuthorityRule>& rules)
{
    for (const AuthorityRule& rule : rules)
        for (const ActionKind& kind : rule.kinds)
            if (!kinds.contains(kind))
                kinds.append(kind);
}

/// Of what it takes in, what asks more stays in front of it: behind it, it would never be reached.
QList<AuthorityRule> placed(QList<AuthorityRule> rules, const RuleId& id)
{
    const auto own = std::find_if(rules.begin(), rules.end(), [&](const AuthorityRule& rule) { return rule.id == id; });
    const qsizetype from = own - rules.begin();
    AuthorityRule timeless = rules[from];
    timeless.until.reset();
    qsizetype place = from;
    for (qsizetype i = from + 1; i < rules.size(); ++i)
        if (rules::covers(timeless, rules[i]))
            place = i;
    rules.move(from, place);
    return rules;
}

} // namespace

QList<KindLine> kindLines(const OfficeState& state, Instant now)
{
    QList<ActionKind> kinds;
    for (const AutonomyRule& rule : state.org.organisation().autonomy)
        if (!kinds.contains(rule.action))
            kinds.append(rule.action);
    addKinds(kinds, state.org.organisation().rules);
    addKinds(kinds, state.rules.rules);
    QList<KindLine> lines;
    for (const ActionKind& kind : std::as_const(kinds))
        lines.append(lineFor(state, state.rules.rules, kind, now));
    return lines;
}

QString sourceText(const KindLine& line, const OfficeState& state, Instant now)
{
    QString text = line.source == KindLine::HerRule ? Authority::tr("You have set this.") : line.source == KindLine::FileRule ? Authority::tr("As a rule of %1 says.").arg(state.org.organisation().title)
                                                                                                                            : Authority::tr("As the matrix of %1 says.").arg(state.org.organisation().title);
    if (line.until)
        text += u' ' + Authority::tr("Until %1.").arg(momentText(*line.until, now));
    if (line.level < line.given)
        text += u' ' + (state.org.organisation().pack.isEmpty() ? Authority::tr("It would be %1; a ceiling takes it down.") : Authority::tr("It would be %1; a ceiling takes it down, or that it came in a pack.")).arg(wordOf(line.given));
    return text;
}

QList<AuthorityRule> withLevel(const OfficeState& state, const ActionKind& kind, Autonomy level, Instant now)
{
    const AuthorityRule rule = ruleFor(kind, level);
    QList<AuthorityRule> base = state.rules.rules;
    base.removeIf([&](AuthorityRule other) {
        other.until.reset();
        return rules::covers(other, rule) && rules::covers(rule, other);
    });
    if (lineFor(state, base, kind, now).given == level)
        return base;
    OfficeState before;
    before.rules.rules = base;
    return withOneMore(before, rule, now);
}

QList<AuthorityRule> withOneMore(const OfficeState& state, AuthorityRule rule, Instant now)
{
    const QString base = QStringLiteral("own-%1").arg(rule.kinds.isEmpty() ? QStringLiteral("any") : rule.kinds.first().text.left(48));
    const auto isTaken = [&](const QString& id) { return std::any_of(state.rules.rules.begin(), state.rules.rules.end(), [&](const AuthorityRule& other) { return other.id.text == id; }); };
    rule.id = {base};
    for (int i = 2; isTaken(rule.id.text); ++i)
        rule.id = {QStringLiteral("%1-%2").arg(base).arg(i)};
    return placed(rules::withRule(state.rules.rules, rule, now), rule.id);
}

QList<AuthorityRule> without(const OfficeState& state, const RuleId& rule)
{
    QList<AuthorityRule> rules = state.rules.rules;
    rules.removeIf([&](const AuthorityRule& other) { return other.id == rule; });
    return rules;
}

QString originText(const OfficeState& state, const AuthorityRule& rule, Instant now)
{
    const auto taken = std::find_if(state.rules.taken.begin(), state.rules.taken.end(), [&](const RulesState::Taken& one) { return one.rule == rule.id; });
    if (taken == state.rules.taken.end())
        return {};
    QString text = Authority::tr("You took it %1; it was put to you from what you had agreed to.").arg(agoText(taken->since, now));
    if (rule.kinds.isEmpty())
        return text;
    const AgreementState::Agreed agreed = state.agreement.kinds.value(rule.kinds.first());
    if (agreed.of() > 0)
        text += u' ' + Authority::tr("Of its kind you have said yes, unchanged, to %1 of %2: with 95 % certainty at least %3.")
                           .arg(countText(agreed.unedited), countText(agreed.of()), percentText(rules::shareOf(agreed.unedited, agreed.of()).low));
    return text;
}

QString figuresText(const Proposal& proposal)
{
    if (proposal.of == 0)
        return Authority::tr("You have not decided on its kind before.");
    QString text = Authority::tr("You agreed with %1 of %2 of its kind: with 95 % certainty at least %3.").arg(countText(proposal.agreed), countText(proposal.of), percentText(proposal.low));
    if (proposal.tried)
        text += u' ' + Authority::tr("Of the last %1 it would have asked you about %2.").arg(countText(*proposal.tried), countText(proposal.wouldAsk));
    return text;
}

} // namespace qd::ui

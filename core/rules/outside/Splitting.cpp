#include "core/rules/outside/Splitting.h"

#include "core/rules/outside/Ruled.h"
#include "core/rules/people/Reaching.h"
#include "core/rules/talk/Ladder.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qsizetype kNamed = 5;
const QString kSent = QStringLiteral("sent"); ///< as EffectsState notes it

QString countOf(qsizetype count, const char* word)
{
    return count > 0 ? QStringLiteral(", %1 %2").arg(count).arg(QLatin1String(word)) : QString();
}

/// What a fact is about, and of which step.
std::pair<EffectId, std::pair<RunId, StepId>> effectIn(const Fact& fact)
{
    std::pair<EffectId, std::pair<RunId, StepId>> found;
    std::visit([&found](const auto& payload) {
        if constexpr (requires { payload.effect.isNull(); payload.step; payload.run; })
            found = {payload.effect, {payload.run, payload.step}};
    }, fact);
    return found;
}

QString receiptOf(const SplitTally& tally, Ruling ruling, qsizetype ruled)
{
    SplitTally after = tally;
    after.unknown = 0;
    (ruling == Ruling::WentOut ? after.sent : after.refused) += ruled;
    return tallyInWords(after);
}

/// What waits for her word, and what does not.
QString impactOf(const SplitTally& tally)
{
    if (tally.waits > 0 && tally.unknown >= kUnknownParts)
        return QStringLiteral("%1 of them wait until you have said so; who has it keeps it.").arg(tally.waits);
    if (tally.waits > 0)
        return QStringLiteral("The others leave as soon as they may, whatever you say of these; its run waits for all of them. Who has it keeps it.");
    return QStringLiteral("Its run waits until you have said so; who has it keeps it.");
}

/// What becomes of one of them.
QList<Fact> ruledPart(const Effect& part, Ruling ruling, const AgentId& by, const QString& note, Instant now)
{
    EffectRuled word{part.id, part.run, part.step, ruling, by, note, EffectId()};
    if (ruling == Ruling::SendAgain) {
        const Effect again = sentAgain(part, EffectId::make(now), now);
        word.again = again.id;
        return {word, EffectPlanned{again}};
    }
    if (ruling == Ruling::DidNot)
        return {word, EffectWithdrawn{part.id, QStringLiteral("%1 said that it did not go out").arg(by.text)}};
    EffectConfirmed confirmed{part.id, part.run, part.step, QStringLiteral("You said that it went out.")};
    confirmed.how = ConfirmedBy::Ruled;
    confirmed.evidence = note;
    return {word, confirmed};
}

} // namespace

bool isForEach(const Effect& effect)
{
    const EffectContent& content = effect.content;
    const auto isRead = [](const EffectFile& file) {
        const QString type = file.mediaType.section(u';', 0, 0).trimmed();
        return type == QLatin1String("text/plain") || type == QLatin1String("text/html");
    };
    return content.recipients.size() > 1 && content.target.isEmpty() && !content.files.isEmpty() && std::all_of(content.files.begin(), content.files.end(), isRead);
}

EffectContent partOf(const EffectContent& whole, qsizetype recipient, Money cost)
{
    EffectContent part = whole;
    const Recipient& one = whole.recipients.at(recipient);
    const ContactId contact = contactIn(one.address);
    part.recipients = {one};
    part.files.removeIf([&](const EffectFile& file) { return !file.sealedFor.isNull() && file.sealedFor != contact; });
    part.cost = cost;
    return part;
}

bool isPartOf(const EffectContent& whole, const EffectContent& part)
{
    if (part.recipients.size() != 1 || part.cost.micro < 0 || part.cost > whole.cost)
        return false;
    const qsizetype at = whole.recipients.indexOf(part.recipients.first());
    return at >= 0 && contentHash(partOf(whole, at, part.cost)) == contentHash(part);
}

QList<Effect> partsOf(const Effect& whole, const QList<Money>& costs, Instant now)
{
    QList<Effect> parts;
    for (qsizetype i = 0; i < whole.content.recipients.size(); ++i) {
        Effect part;
        part.id = EffectId::make(now);
        part.run = whole.run;
        part.step = whole.step;
        part.agent = whole.agent;
        part.content = partOf(whole.content, i, costs.value(i));
        part.sha256 = contentHash(part.content);
        part.level = whole.level;
        part.changed = now;
        part.label = whole.label;
        part.parent = whole.id;
        parts.append(part);
    }
    return parts;
}

bool isOfPart(const OfficeState& state, const Fact& fact)
{
    if (const auto* planned = std::get_if<EffectPlanned>(&fact))
        return !planned->effect.parent.isNull();
    const auto [id, place] = effectIn(fact);
    const auto run = id.isNull() ? state.runs.open.constEnd() : state.runs.open.constFind(place.first);
    if (run == state.runs.open.constEnd())
        return false;
    const EffectId at = run->step(place.second).effect;
    const auto whole = at == id ? state.effects.open.constEnd() : state.effects.open.constFind(at);
    return whole != state.effects.open.constEnd() && (whole->children.contains(id) || whole->stepped.contains(id.toString()));
}

const Effect* wholeOf(const OfficeState& state, const Effect& part)
{
    const auto whole = part.parent.isNull() ? state.effects.open.constEnd() : state.effects.open.constFind(part.parent);
    return whole == state.effects.open.constEnd() ? nullptr : &*whole;
}

SplitTally tallyOf(const OfficeState& state, const Effect& whole)
{
    SplitTally tally;
    for (const QString& end : whole.stepped)
        ++(end == kSent ? tally.sent : tally.refused);
    for (const EffectId& id : whole.children) {
        const auto part = state.effects.open.constFind(id);
        if (part == state.effects.open.constEnd())
            continue;
        if (isUnknown(part->status))
            ++tally.unknown;
        else if (part->status == EffectStatus::Intended)
            ++tally.leaving;
        else
            ++tally.waits;
    }
    tally.all = tally.sent + tally.refused + tally.unknown + tally.leaving + tally.waits;
    return tally;
}

QString tallyInWords(const SplitTally& tally)
{
    return QStringLiteral("%1 sent").arg(tally.sent) + countOf(tally.unknown, "unknown") + countOf(tally.refused, "not sent") + countOf(tally.waits + tally.leaving, "to be sent");
}

bool isSplit(const Effect& effect)
{
    return effect.status == EffectStatus::Split || (isUnknown(effect.status) && effect.key.isEmpty() && isForEach(effect));
}

QList<EffectId> unknownParts(const OfficeState& state, const Effect& whole)
{
    QList<EffectId> unknown;
    for (const EffectId& id : whole.children)
        if (const auto part = state.effects.open.constFind(id); part != state.effects.open.constEnd() && isUnknown(part->status))
            unknown.append(id);
    return unknown;
}

const Effect* nextPart(const OfficeState& state, const Effect& whole)
{
    qsizetype unknown = 0;
    for (const EffectId& id : whole.children) { // they leave in this order, so what is on its way comes before what is not
        const auto part = state.effects.open.constFind(id);
        if (part == state.effects.open.constEnd())
            continue;
        if (isStillHere(part->status))
            return &*part;
        unknown += isUnknown(part->status);
        if (part->status == EffectStatus::Intended || unknown >= kUnknownParts)
            return nullptr;
    }
    return nullptr;
}

Escalation questionOnParts(const OfficeState& state, const Effect& whole, Instant now)
{
    const SplitTally tally = tallyOf(state, whole);
    Escalation question = ownQuestion(whole.agent, Escalation::kUnknownOutcome, now);
    question.run = whole.run;
    question.step = whole.step;
    question.effect = whole.id;
    question.issue = QStringLiteral("%1: %2").arg(whole.content.title, tallyInWords(tally));
    const QList<EffectId> unknown = unknownParts(state, whole);
    for (const EffectId& id : unknown.mid(0, kNamed)) {
        const Effect part = state.effects.open.value(id);
        question.attempts.append(QStringLiteral("%1: %2").arg(part.content.recipients.value(0).address, part.receipt));
    }
    if (unknown.size() > kNamed)
        question.attempts.append(QStringLiteral("and %1 more").arg(unknown.size() - kNamed));
    question.recommendation = QStringLiteral("Look at %1 whether it is there, then say how to go on.").arg(whole.content.destination);
    question.impact = impactOf(tally);
    const bool isNobody = tally.sent == 0 && tally.waits == 0;
    question.options = {{wordOf(Ruling::WentOut), QStringLiteral("It went out"), QStringLiteral("It counts as sent to those of whom nobody can tell, with your word as its receipt.")},
                        {wordOf(Ruling::DidNot), QStringLiteral("It did not go out"), isNobody ? QStringLiteral("It is taken back, and its step is done again from the start.")
                                                                                               : QStringLiteral("They do not get it; the others have it, or get it.")},
                        {wordOf(Ruling::SendAgain), QStringLiteral("Send it again"), QStringLiteral("It goes once more to those of whom nobody can tell, and to nobody else. Who has it already has it twice then.")}};
    question.label.rehearsal = whole.content.rehearsal;
    return question;
}

QList<Fact> ruledParts(const OfficeState& state, const Effect& whole, Ruling ruling, const AgentId& by, const QString& note, Instant now)
{
    QList<Fact> facts;
    QList<EffectId> children = whole.children;
    const QList<EffectId> unknown = unknownParts(state, whole);
    for (const EffectId& id : unknown) {
        const QList<Fact> ruled = ruledPart(state.effects.open.value(id), ruling, by, note, now);
        if (const auto* again = std::get_if<EffectPlanned>(&ruled.last()))
            children[children.indexOf(id)] = again->effect.id;
        facts += ruled;
    }
    const SplitTally tally = tallyOf(state, whole);
    if (tally.waits + tally.leaving > 0 || ruling == Ruling::SendAgain)
        return facts + QList<Fact>{EffectsSplit{whole.id, whole.run, whole.step, children, QStringLiteral("recipient"), 1}};
    if (ruling == Ruling::DidNot && tally.sent == 0)
        return facts + QList<Fact>{EffectWithdrawn{whole.id, QStringLiteral("%1 said that it did not go out").arg(by.text)}};
    EffectConfirmed confirmed{whole.id, whole.run, whole.step, receiptOf(tally, ruling, unknown.size())};
    confirmed.how = ConfirmedBy::Ruled;
    confirmed.evidence = note;
    return facts + QList<Fact>{confirmed};
}

} // namespace qd::rules

#include "core/rules/Comparison.h"

#include "core/state/money/ToolHold.h"

#include "core/base/EditRatio.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::rules {

namespace {

void take(Account& account, const Artefact& made)
{
    const auto known = std::find_if(account.pieces.begin(), account.pieces.end(), [&](const Account::Piece& piece) { return piece.kind == made.kind; });
    Account::Piece& piece = known != account.pieces.end() ? *known : account.pieces.emplaceBack();
    piece = {made.kind, made.title.isEmpty() ? piece.title : made.title, made.mediaType, piece.versions + 1, made.sha256, made.madeBy};
}

void take(Account& account, const Spend& spend)
{
    account.calls += spend.model.isEmpty() ? 0 : spend.calls;
    account.usage += spend.usage;
    account.cost += spend.cost;
    account.wouldHaveCost += spend.wouldHaveCost;
    account.working += spend.took;
}

bool sameDecision(const DecisionRecord& a, const DecisionRecord& b)
{
    const auto options = [](const DecisionRecord& decision) {
        QStringList list;
        for (const Alternative& alternative : decision.alternatives)
            list += {alternative.option, alternative.turnedDown};
        for (const ActionItem& action : decision.actions)
            list += {action.assignedTo.text, action.action};
        return list;
    };
    return a.decision == b.decision && a.reasoning == b.reasoning && a.maker == b.maker && a.level == b.level && options(a) == options(b);
}

QList<Comparison::Decisions> pairedDecisions(const Account& then, const Account& now)
{
    QList<Comparison::Decisions> pairs;
    QList<DecisionRecord> left = now.decisions;
    for (const DecisionRecord& decision : then.decisions) {
        Comparison::Decisions pair{decision.kind, decision, std::nullopt, false};
        auto other = std::find_if(left.begin(), left.end(), [&](const DecisionRecord& one) { return one.kind == decision.kind && one.maker == decision.maker; });
        if (other == left.end())
            other = std::find_if(left.begin(), left.end(), [&](const DecisionRecord& one) { return one.kind == decision.kind; });
        if (other != left.end()) {
            pair.now = *other;
            pair.same = sameDecision(decision, *other);
            left.erase(other);
        }
        pairs.append(pair);
    }
    for (const DecisionRecord& decision : std::as_const(left))
        pairs.append({decision.kind, std::nullopt, decision, false});
    return pairs;
}

qint64 wordsIn(const QString& text)
{
    static const QRegularExpression kGaps(QStringLiteral("\\s+"));
    return text.split(kGaps, Qt::SkipEmptyParts).size();
}

QList<Comparison::Pieces> pairedPieces(const Account& then, const Account& now, const QMap<QByteArray, QByteArray>& bytes)
{
    QList<Comparison::Pieces> pairs;
    for (const Account::Piece& piece : then.pieces)
        pairs.append({piece.kind, piece, std::nullopt});
    for (const Account::Piece& piece : now.pieces) {
        const auto other = std::find_if(pairs.begin(), pairs.end(), [&](const Comparison::Pieces& pair) { return pair.kind == piece.kind; });
        other != pairs.end() ? void(other->now = piece) : void(pairs.append({piece.kind, std::nullopt, piece}));
    }
    for (Comparison::Pieces& pair : pairs) {
        const auto text = [&](const std::optional<Account::Piece>& piece) {
            return piece && piece->mediaType.startsWith(QLatin1String("text/")) ? QString::fromUtf8(bytes.value(piece->sha256)) : QString();
        };
        pair.wordsThen = wordsIn(text(pair.then));
        pair.wordsNow = wordsIn(text(pair.now));
        const bool isOther = !pair.then || !pair.now || pair.then->sha256 != pair.now->sha256;
        pair.changed = !isOther ? 0 : pair.wordsThen > 0 && pair.wordsNow > 0 ? editRatio(text(pair.then), text(pair.now)) : 1;
    }
    return pairs;
}

QString outcomeInWords(const Account& account)
{
    return account.outcome ? wordOf(*account.outcome) : QStringLiteral("still open");
}

QString inWords(const Comparison::Decisions& pair)
{
    if (!pair.then)
        return QStringLiteral("A decision more (%1, by %2): %3").arg(pair.kind, pair.now->maker.text, pair.now->decision);
    if (!pair.now)
        return QStringLiteral("A decision less (%1, by %2): %3").arg(pair.kind, pair.then->maker.text, pair.then->decision);
    const QString head = QStringLiteral("%1, by %2: ").arg(pair.kind, pair.now->maker.text);
    if (pair.then->decision != pair.now->decision)
        return head + QStringLiteral("\"%1\" instead of \"%2\"").arg(pair.now->decision, pair.then->decision);
    if (pair.then->level != pair.now->level)
        return head + QStringLiteral("the same at level %1 instead of %2").arg(wordOf(pair.now->level), wordOf(pair.then->level));
    return head + QStringLiteral("the same for other reasons: \"%1\" instead of \"%2\"").arg(pair.now->reasoning, pair.then->reasoning);
}

QString inWords(const Comparison::Pieces& pair)
{
    if (!pair.then)
        return QStringLiteral("A piece more: %1").arg(pair.kind);
    if (!pair.now)
        return QStringLiteral("A piece less: %1").arg(pair.kind);
    QString text = pair.wordsThen > 0 ? QStringLiteral("The %1 has %2 words instead of %3; %4 % of its words differ").arg(pair.kind)
                                            .arg(pair.wordsNow).arg(pair.wordsThen).arg(qMax(1, qRound(pair.changed * 100)))
                                      : QStringLiteral("The %1 is another one").arg(pair.kind);
    if (pair.then->versions != pair.now->versions)
        text += QStringLiteral("; it took %1 versions instead of %2").arg(pair.now->versions).arg(pair.then->versions);
    return text;
}

/// "something: now instead of then", when they differ.
template <class T, class Word>
void addFigure(QStringList& differences, const char* what, const T& then, const T& now, Word word)
{
    if (word(then) != word(now))
        differences.append(QStringLiteral("%1: %2 instead of %3").arg(QString::fromLatin1(what), word(now), word(then)));
}

QString finely(Money money)
{
    return QStringLiteral("$%1").arg(double(money.micro) / 1e6, 0, 'f', 4); // a call costs a fraction of a cent
}

QStringList differencesOf(const Comparison& all)
{
    QStringList differences;
    if (all.then.outcome != all.now.outcome)
        differences.append(QStringLiteral("It is %1 instead of %2").arg(outcomeInWords(all.now), outcomeInWords(all.then)));
    for (const Comparison::Decisions& pair : all.decisions)
        if (!pair.same)
            differences.append(inWords(pair));
    for (const Comparison::Pieces& pair : all.pieces)
        if (pair.changed > 0)
            differences.append(inWords(pair));
    const auto number = [](qint64 n) { return QString::number(n); };
    addFigure(differences, "Things that waited for a yes", all.then.asked, all.now.asked, number);
    addFigure(differences, "Things that went up the ladder", all.then.escalated, all.now.escalated, number);
    addFigure(differences, "Things that would go out", all.then.sentOut, all.now.sentOut, number);
    addFigure(differences, "Turns", all.then.turns, all.now.turns, number);
    addFigure(differences, "Calls of models", all.then.calls, all.now.calls, number);
    addFigure(differences, "Tokens written", all.then.usage.out.value, all.now.usage.out.value, number);
    addFigure(differences, "Billed", all.then.cost, all.now.cost, finely);
    addFigure(differences, "At the prices of the models' tiers", all.then.wouldHaveCost, all.now.wouldHaveCost, finely);
    const auto seconds = [](Duration time) { return QStringLiteral("%1 s").arg(double(time.count()) / 1000, 0, 'f', 1); };
    addFigure(differences, "Models worked", all.then.working, all.now.working, seconds);
    return differences;
}

} // namespace

Account accountOf(const QList<StoredFact>& facts)
{
    Account account;
    const RunId first = facts.isEmpty() ? RunId() : facts.first().correlation;
    for (const StoredFact& stored : facts) {
        if (const auto* made = std::get_if<ArtefactMade>(&stored.fact))
            take(account, made->artefact);
        else if (const auto* decided = std::get_if<DecisionMade>(&stored.fact))
            account.decisions.append(decided->decision);
        else if (const auto* done = std::get_if<TurnFinished>(&stored.fact))
            take(account, done->spend);
        else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
            take(account, failed->spend);
        else if (const auto* used = std::get_if<ToolUsed>(&stored.fact))
            take(account, spendOf(*used));
        else if (const auto* finished = std::get_if<RunFinished>(&stored.fact); finished && finished->run == first)
            account.outcome = finished->outcome;
        account.turns += std::holds_alternative<TurnStarted>(stored.fact);
        account.asked += std::holds_alternative<ApprovalAsked>(stored.fact);
        account.escalated += std::holds_alternative<EscalationRaised>(stored.fact);
        account.sentOut += std::holds_alternative<EffectConfirmed>(stored.fact);
    }
    return account;
}

Comparison compared(const Account& then, const Account& now, const QMap<QByteArray, QByteArray>& bytes)
{
    Comparison all{then, now, pairedDecisions(then, now), pairedPieces(then, now, bytes), {}};
    all.differences = differencesOf(all);
    return all;
}

} // namespace qd::rules

#include "ui/pages/tries/TryMarkup.h"

#include "ui/models/TextDiff.h"
#include "ui/pages/details/DecisionFacts.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QLocale>

namespace qd::ui {

namespace {

using rules::Account;
using rules::Comparison;

class Words {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::TryMarkup)
};

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

QString coloured(const QString& markup, const QColor& colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), markup);
}

QString muted(const QString& text)
{
    return coloured(escaped(text), tokens().textMuted);
}

QString heading(const QString& text)
{
    return QStringLiteral("<p style=\"margin-top:18px;margin-bottom:6px\"><b>%1</b></p>").arg(escaped(text));
}

constexpr const char* kTable = "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"6\" style=\"border-collapse:collapse;border-style:solid;border-width:1px;border-color:%1\">";

QString table(const QString& rows)
{
    return QString::fromLatin1(kTable).arg(tokens().border.name()) + rows + QStringLiteral("</table>");
}

QString cell(const QString& markup, const char* width, const char* align = "left")
{
    return QStringLiteral("<td width=\"%1\" align=\"%2\" valign=\"top\" style=\"border-style:solid;border-width:1px;border-color:%3\">%4</td>")
        .arg(QLatin1String(width), QLatin1String(align), tokens().border.name(), markup);
}

QString row(const QString& cells)
{
    return QStringLiteral("<tr>") + cells + QStringLiteral("</tr>");
}

QString sidesHead()
{
    return row(cell(muted(Words::tr("As it was")), "50%") + cell(muted(Words::tr("Tried")), "50%"));
}

QString fineMoney(Money money)
{
    return QLatin1Char('$') + QLocale().toString(double(money.micro) / 1e6, 'f', 4); // a call costs a fraction of a cent
}

/// One figure beside the other, and which way it went; less is better where it costs something.
QString figure(const QString& what, const QString& then, const QString& now, double difference, bool costs)
{
    QString change = muted(QStringLiteral("="));
    if (then != now && difference != 0)
        change = coloured(escaped(difference > 0 ? Words::tr("▲ more") : Words::tr("▼ less")), !costs ? tokens().textMuted : difference > 0 ? tokens().warn : tokens().good);
    return row(cell(escaped(what), "40%") + cell(escaped(then), "20%", "right") + cell(QStringLiteral("<b>%1</b>").arg(escaped(now)), "20%", "right")
               + cell(change, "20%"));
}

QString figures(const Account& then, const Account& now)
{
    const auto count = [](const QString& what, qint64 was, qint64 is, bool costs) { return figure(what, countText(was), countText(is), double(is - was), costs); };
    const auto outcome = [](const Account& account) { return account.outcome ? words(*account.outcome) : Words::tr("still open"); };
    const auto seconds = [](Duration time) { return Words::tr("%1 s").arg(double(time.count()) / 1000, 0, 'f', 1); };
    const auto micro = [](Money a, Money b) { return double(a.micro - b.micro); };
    QString rows = row(cell({}, "40%") + cell(muted(Words::tr("As it was")), "20%", "right") + cell(muted(Words::tr("Tried")), "20%", "right") + cell({}, "20%"));
    rows += figure(Words::tr("How it ended"), outcome(then), outcome(now), 0, false);
    rows += figure(Words::tr("Price"), fineMoney(then.cost), fineMoney(now.cost), micro(now.cost, then.cost), true);
    rows += figure(Words::tr("At the models' prices"), fineMoney(then.wouldHaveCost), fineMoney(now.wouldHaveCost), micro(now.wouldHaveCost, then.wouldHaveCost), true);
    rows += figure(Words::tr("Models worked"), seconds(then.working), seconds(now.working), double((now.working - then.working).count()), true);
    rows += count(Words::tr("Calls of models"), then.calls, now.calls, true);
    rows += count(Words::tr("Tokens written"), then.usage.out.value, now.usage.out.value, true);
    rows += count(Words::tr("Waited for your yes"), then.asked, now.asked, false);
    rows += count(Words::tr("Went up the ladder"), then.escalated, now.escalated, false);
    rows += count(Words::tr("Would go out"), then.sentOut, now.sentOut, false);
    return table(rows);
}

QString decided(const std::optional<DecisionRecord>& decision, const OfficeState& state)
{
    if (!decision)
        return muted(Words::tr("No such decision."));
    QString text = QStringLiteral("<b>%1</b><br>%2").arg(escaped(decision->decision), escaped(decision->reasoning));
    return text + QStringLiteral("<br>") + muted(Words::tr("%1 · %2", "who decided, level").arg(partyTitle(state, decision->maker), words(decision->level)));
}

/// One side of a piece: what only the other has left out, what only this has marked.
QString side(const QList<DiffPiece>& pieces, DiffPiece::Kind own)
{
    const Tokens& t = tokens();
    QString markup;
    for (const DiffPiece& piece : pieces) {
        if (piece.kind != DiffPiece::Same && piece.kind != own)
            continue;
        const QString text = escaped(piece.text).replace(QLatin1Char('\n'), QLatin1String("<br>"));
        markup += piece.kind == DiffPiece::Same
            ? text
            : QStringLiteral("<span style=\"background-color:%1;color:%2;text-decoration:%3\">%4</span>")
                  .arg((own == DiffPiece::Added ? t.added : t.removed).name(), t.text.name(), own == DiffPiece::Added ? QStringLiteral("underline") : QStringLiteral("line-through"), text);
    }
    return markup;
}

/// Both sides of a decision, with the words marked that only one has.
QString bothDecided(const Comparison::Decisions& pair, const OfficeState& state)
{
    if (!pair.then || !pair.now)
        return cell(decided(pair.then, state), "50%") + cell(decided(pair.now, state), "50%");
    const QList<DiffPiece> what = diffWords(pair.then->decision, pair.now->decision);
    const QList<DiffPiece> why = diffWords(pair.then->reasoning, pair.now->reasoning);
    QString cells;
    for (const auto& [kind, decision] : {std::pair{DiffPiece::Removed, &*pair.then}, {DiffPiece::Added, &*pair.now}})
        cells += cell(QStringLiteral("<b>%1</b><br>%2<br>%3").arg(side(what, kind), side(why, kind),
                          muted(Words::tr("%1 · %2", "who decided, level").arg(partyTitle(state, decision->maker), words(decision->level)))), "50%");
    return cells;
}

QString decisions(const Comparison& comparison, const OfficeState& state)
{
    QString markup;
    qsizetype same = 0;
    for (const Comparison::Decisions& pair : comparison.decisions) {
        same += pair.same;
        if (!pair.same)
            markup += QStringLiteral("<p style=\"margin-bottom:4px\">%1</p>").arg(escaped(decisionKindWords(pair.kind)))
                + table(sidesHead() + row(bothDecided(pair, state)));
    }
    if (same > 0)
        markup += QStringLiteral("<p>%1</p>").arg(muted(Words::tr("%n decision(s) came out the same.", nullptr, int(same))));
    return markup;
}

/// The same in parts, each from a heading on that both have: so that what belongs together stays side by side.
QList<QList<DiffPiece>> inParts(const QList<DiffPiece>& pieces)
{
    QList<QList<DiffPiece>> parts{{}};
    for (const DiffPiece& piece : pieces) {
        QString rest = piece.text;
        for (qsizetype at = rest.indexOf(QLatin1String("\n#")); piece.kind == DiffPiece::Same && at >= 0; at = rest.indexOf(QLatin1String("\n#"))) {
            parts.last().append({DiffPiece::Same, rest.left(at)});
            parts.append(QList<DiffPiece>());
            rest = rest.mid(at + 1);
        }
        parts.last().append({piece.kind, rest});
    }
    return parts;
}

bool isText(const std::optional<Account::Piece>& piece)
{
    return piece && piece->mediaType.startsWith(QLatin1String("text/"));
}

/// A picture is shown as it is, made smaller.
QString picture(const std::optional<Account::Piece>& piece, const QMap<QByteArray, QByteArray>& bytes)
{
    if (!piece)
        return muted(Words::tr("Not made."));
    if (!piece->mediaType.startsWith(QLatin1String("image/")))
        return muted(Words::tr("%1, %n byte(s)", nullptr, int(bytes.value(piece->sha256).size())).arg(piece->mediaType));
    return QStringLiteral("<img width=\"360\" src=\"data:%1;base64,%2\">").arg(escaped(piece->mediaType), QString::fromLatin1(bytes.value(piece->sha256).toBase64()));
}

QString pieces(const Tried& tried)
{
    QString markup;
    qsizetype same = 0;
    for (const Comparison::Pieces& pair : tried.comparison.pieces) {
        if (pair.changed <= 0) {
            ++same;
            continue;
        }
        const QString kind = opened(pair.kind);
        QString about = Words::tr("%1 · %2 instead of %3 words · %4 of them differ", "kind, now, then, share").arg(kind, countText(pair.wordsNow), countText(pair.wordsThen), percentText(pair.changed));
        QString sides;
        if (isText(pair.then) && isText(pair.now)) {
            const QList<DiffPiece> diff = diffWords(QString::fromUtf8(tried.pieces.value(pair.then->sha256)), QString::fromUtf8(tried.pieces.value(pair.now->sha256)));
            for (const QList<DiffPiece>& part : inParts(diff))
                sides += row(cell(side(part, DiffPiece::Removed), "50%") + cell(side(part, DiffPiece::Added), "50%"));
        } else {
            about = kind;
            const auto one = [&](const std::optional<Account::Piece>& piece) {
                return isText(piece) ? escaped(QString::fromUtf8(tried.pieces.value(piece->sha256))).replace(QLatin1Char('\n'), QLatin1String("<br>")) : picture(piece, tried.pieces);
            };
            sides = row(cell(one(pair.then), "50%") + cell(one(pair.now), "50%"));
        }
        markup += QStringLiteral("<p style=\"margin-bottom:4px\">%1</p>").arg(escaped(about)) + table(sidesHead() + sides);
    }
    if (same > 0)
        markup += QStringLiteral("<p>%1</p>").arg(muted(Words::tr("%n piece(s) are the same, byte by byte.", nullptr, int(same))));
    return markup;
}

} // namespace

QString changeWords(const Attempt& attempt)
{
    QStringList changes;
    if (!attempt.task.isEmpty())
        changes << Words::tr("another prompt");
    if (!attempt.model.isEmpty())
        changes << attempt.model;
    if (attempt.level)
        changes << wordOf(*attempt.level);
    return changes.join(QStringLiteral(" · "));
}

QString resultSentence(const Tried& tried)
{
    if (tried.attempt.isReplay()) {
        const int all = int(tried.comparison.then.decisions.size());
        return tried.difference.isEmpty() ? Words::tr("All %n decision(s) came out the same, byte by byte. Nobody was called, and nothing was paid.", nullptr, all)
                                          : Words::tr("It went another way. %1 Nobody was called, and nothing was paid.").arg(tried.difference);
    }
    const int differ = int(tried.comparison.differences.size());
    QString text = differ == 0 ? Words::tr("Nothing differs: every decision and every piece is the same.") : Words::tr("%n thing(s) differ.", nullptr, differ);
    text += QLatin1Char(' ') + Words::tr("The record gave %n answer(s);", nullptr, tried.given) + QLatin1Char(' ') + Words::tr("%n call(s) were made anew.", nullptr, tried.asked);
    if (tried.asked > 0)
        text += QLatin1Char(' ') + Words::tr("The rehearsal model answered them: no other model was asked, nothing was paid, and the words from there on are made up.");
    if (tried.assumed > 0)
        text += QLatin1Char(' ') + Words::tr("%n time(s) it asked you what you were not asked then; yes was said for you.", nullptr, tried.assumed);
    if (tried.putOtherwise > 0)
        text += QLatin1Char(' ') + Words::tr("%n call(s) before that step would be put otherwise today.", nullptr, tried.putOtherwise);
    return text;
}

QString comparisonMarkup(const Tried& tried, const OfficeState& state)
{
    QString markup = heading(Words::tr("Beside each other")) + figures(tried.comparison.then, tried.comparison.now);
    if (const QString all = decisions(tried.comparison, state); !all.isEmpty())
        markup += heading(Words::tr("Decisions")) + all;
    if (const QString all = pieces(tried); !all.isEmpty())
        markup += heading(Words::tr("Pieces")) + all;
    return markup;
}

QString replayMarkup(const Tried& tried, const OfficeState& state)
{
    QString rows;
    for (const Comparison::Decisions& pair : tried.comparison.decisions) {
        const QString mark = pair.same ? coloured(escaped(Words::tr("✓ the same")), tokens().good) : coloured(escaped(Words::tr("✗ another one")), tokens().bad);
        QString text = decided(pair.then, state);
        if (!pair.same)
            text += QStringLiteral("<br>") + muted(Words::tr("Done again:")) + QStringLiteral("<br>") + decided(pair.now, state);
        rows += row(cell(escaped(decisionKindWords(pair.kind)), "18%") + cell(text, "64%") + cell(mark, "18%"));
    }
    return rows.isEmpty() ? QStringLiteral("<p>%1</p>").arg(muted(Words::tr("Nothing was decided in this run.")))
                          : heading(Words::tr("Decisions, in the order in which they were made")) + table(rows);
}

} // namespace qd::ui

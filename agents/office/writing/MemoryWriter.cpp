#include "agents/office/writing/MemoryWriter.h"

#include "agents/office/writing/Quoted.h"
#include "core/rules/Keeping.h"
#include "core/rules/course/Terms.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kRunLines = 12;

QString day(Instant time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms, Qt::UTC).date().toString(Qt::ISODate);
}

QString wordFor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve: return QStringLiteral("approved");
    case Verdict::ApproveWithEdits: return QStringLiteral("edited");
    case Verdict::AskChanges: return QStringLiteral("changes");
    case Verdict::Reject: return QStringLiteral("rejected");
    case Verdict::Delegate: break;
    }
    return {};
}

QString sentenceFor(const ApprovalDecided& decision, std::optional<double> ratio)
{
    switch (decision.verdict) {
    case Verdict::Approve: return QStringLiteral("approved as it was");
    case Verdict::ApproveWithEdits:
        return ratio ? QStringLiteral("approved after edits that changed %1 % of its words").arg(qRound(*ratio * 100))
                     : QStringLiteral("approved after edits");
    case Verdict::AskChanges: return QStringLiteral("sent back for changes");
    case Verdict::Reject: return QStringLiteral("rejected");
    case Verdict::Delegate: break;
    }
    return {};
}

/// A line with the label of the title that it tells; none where it tells none.
struct Line {
    QString text;
    std::optional<Label> label;
};

/// Nothing that the reader makes is trusted less, or may be seen by fewer, for having been told it.
bool isTold(const Label& label, const Reader& reader)
{
    return label.integrity >= reader.label.integrity && label.confidentiality <= reader.label.confidentiality && (reader.rehearsal || !label.rehearsal);
}

QString nameOf(const QString& title, bool isTold)
{
    return isTold ? QLatin1Char('"') + title + QLatin1Char('"') : QStringLiteral("another piece");
}

QString lineOf(const HistoryLine& line, bool isTold)
{
    QString text; // put together by hand: every prompt has many of them
    text.reserve(40 + line.task.size() + line.title.size() + line.said.size());
    text += day(line.time) + QLatin1String(", you: \"") + line.task + QLatin1String("\" for ") + nameOf(line.title, isTold);
    if (!line.said.isEmpty())
        text += QLatin1String(" (") + line.said + QLatin1Char(')');
    return text;
}

/// `reader`: whose own run is left out; nullptr: a person, who is told everything.
QList<Line> linesOf(const AgentHistory& history, const Reader* reader)
{
    const auto told = [reader](const Label& label) { return !reader || isTold(label, *reader) ? std::optional(label) : std::nullopt; };
    const bool rehearsal = !reader || reader->rehearsal;
    QList<Line> lines;
    for (qsizetype i = history.recent.size() - 1; i >= 0; --i)
        if (const HistoryLine& line = history.recent[i]; (!reader || line.run != reader->run) && (rehearsal || !line.rehearsal))
            lines.append({lineOf(line, told(line.label).has_value()), told(line.label)});
    QList<std::pair<Instant, Line>> sums;
    for (auto it = history.older.begin(); it != history.older.end(); ++it)
        if (const qint64 times = it->times - (rehearsal ? 0 : it->rehearsals); times > 0)
            sums.append({it->last, {QStringLiteral("Before, you: \"%1\" %2 times, last on %3 for %4")
                                        .arg(it.key()).arg(times).arg(day(it->last), nameOf(it->lastTitle, told(it->lastLabel).has_value())), told(it->lastLabel)}});
    std::sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second.text < b.second.text; });
    for (const auto& sum : std::as_const(sums))
        lines.append(sum.second);
    return lines;
}

} // namespace

std::optional<MemoryEntry> rememberedOf(const RunState& run, const Step& step, const AgentId& by, const Label& label)
{
    if (!step.remember || !rules::holds(step.remember->when, run))
        return std::nullopt;
    MemoryEntry entry;
    entry.space = step.remember->space;
    entry.key = rules::filled(step.remember->key, run).simplified().left(200);
    entry.text = rules::filled(step.remember->text, run).trimmed().left(rules::kLongestEntry);
    entry.by = by;
    entry.run = run.id;
    entry.step = step.id;
    entry.label = labelOfText(run, step.remember->key + QLatin1Char('\n') + step.remember->text, label);
    return rules::rememberable(entry.space, entry.key, entry.text) ? std::optional(entry) : std::nullopt;
}

MemoryEntry outcomeOf(const Approval& item, const ApprovalDecided& decision, std::optional<double> ratio)
{
    const AgentId author = item.author.isEmpty() ? item.from : item.author;
    MemoryEntry entry;
    entry.space = outcomeSpace();
    entry.key = item.id.toString();
    entry.by = decision.by;
    entry.run = item.run;
    entry.step = item.step;
    entry.label = item.label; // the title may be a stranger's
    entry.label.confidentiality = Confidentiality::Internal; // of the piece nothing else is told: see its text
    entry.text = QStringLiteral("\"%1\" (%2, by %3) was %4.").arg(item.title, item.kind.text, author.text, sentenceFor(decision, ratio));
    if (!decision.note.isEmpty())
        entry.text += QStringLiteral(" Reason: ") + decision.note;
    entry.text.truncate(rules::kLongestEntry);
    entry.values = {{outcome::action(), item.kind.text}, {outcome::agent(), author.text}, {outcome::verdict(), wordFor(decision.verdict)}};
    if (ratio)
        entry.values.insert(outcome::editRatio(), *ratio);
    if (!decision.note.isEmpty())
        entry.values.insert(QStringLiteral("reason"), decision.note);
    return entry;
}

AgentId authorOf(const RunState& run, const QString& kind)
{
    const QList<Artefact> versions = run.artefacts.value(kind);
    for (qsizetype i = versions.size() - 1; i >= 0; --i)
        if (versions[i].madeBy != human())
            return versions[i].madeBy;
    return {};
}

QStringList historyLines(const AgentHistory& history)
{
    QStringList lines;
    for (const Line& line : linesOf(history, nullptr))
        lines.append(line.text);
    return lines;
}

Remembered memoryOf(const OfficeState& state, const Reader& reader)
{
    QList<Line> lines;
    for (const RunSummary& summary : state.runs.recent.mid(0, kRunLines)) {
        const bool told = isTold(summary.label, reader);
        lines.append({QStringLiteral("%1: %2").arg(told ? summary.title : QStringLiteral("Another piece"), wordOf(summary.outcome)),
                      told ? std::optional(summary.label) : std::nullopt});
    }
    if (const auto history = state.history.agents.constFind(reader.agent); history != state.history.agents.constEnd())
        lines += linesOf(*history, &reader);
    Remembered memory;
    qsizetype chars = 0;
    for (const Line& line : std::as_const(lines)) {
        if ((chars += line.text.size() + 1) > kMemoryChars)
            break;
        memory.lines.append(line.text);
        if (line.label)
            memory.label = joined(memory.label, *line.label);
    }
    return memory;
}

} // namespace qd::agents

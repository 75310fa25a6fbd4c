#include "core/state/memory/HistoryState.h"

#include <algorithm>

namespace qd {

namespace {

constexpr qsizetype kSaidAtMost = 6;
constexpr qsizetype kLongestWord = 24;

/// One word in small letters, as a schema's own words are: "revise", "on-brand".
bool isVerdict(const QString& text)
{
    return !text.isEmpty() && text.size() <= kLongestWord
        && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'-'; });
}

/// Empty for anything that is neither a figure nor a verdict.
QString plain(const Value& value)
{
    if (const qint64* whole = std::get_if<qint64>(&value))
        return QString::number(*whole);
    if (const double* real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 4);
    const QString* text = std::get_if<QString>(&value);
    return text && isVerdict(*text) ? *text : QString();
}

QString saidBy(const Values& values)
{
    QStringList said;
    for (auto it = values.begin(); it != values.end() && said.size() < kSaidAtMost; ++it)
        if (const QString text = plain(*it); !text.isEmpty())
            said.append(QString(it.key()).replace(u'_', u' ') + u' ' + text);
    return said.join(QLatin1String(", "));
}

void condense(AgentHistory& history)
{
    for (qsizetype i = 0; i < AgentHistory::kCondensed; ++i) {
        const HistoryLine line = history.recent.takeFirst();
        HistorySum& sum = history.older[line.task];
        ++sum.times;
        sum.rehearsals += line.rehearsal;
        sum.last = line.time;
        sum.lastTitle = line.title;
        sum.lastLabel = line.label;
    }
    while (history.older.size() > AgentHistory::kSums)
        history.older.erase(std::min_element(history.older.begin(), history.older.end(), [](const HistorySum& a, const HistorySum& b) {
            return a.last < b.last;
        }));
}

} // namespace

void AgentHistory::add(HistoryLine line)
{
    recent.append(std::move(line));
    if (recent.size() > kLines)
        condense(*this);
}

void HistoryState::take(const StoredFact& stored, const TurnFinished& finished, const QString& task, const QString& title, const Label& label)
{
    if (!task.isEmpty())
        agents[finished.agent].add({stored.time, finished.run, task, title, saidBy(finished.values), stored.label.rehearsal, label});
}

} // namespace qd

#pragma once

#include "ui/models/past/History.h"

#include <QMap>

namespace qd::test {

/// A past that answers from lists, at once or when the test says so.
class FakeHistory final : public ui::History {
public:
    QList<TrafficRow> messages;
    QList<DecisionRow> rows; ///< newest first
    CostTable table;
    CostDays days;
    QList<RunRow> runRows; ///< newest first
    QMap<RunId, RunDetail> runDetails;
    QMap<QByteArray, QByteArray> blobs;
    QList<ModelCall> callRows;         ///< as they are asked for
    QList<CallFilter> callsAsked;
    std::optional<Error> failure; ///< everything fails with it
    bool waits = false;           ///< answers are kept until answerAll()

    QList<DecisionFilter> asked;
    QList<std::pair<qint64, qint64>> pages; ///< first, limit
    QList<QByteArray> blobsAsked;
    QList<CostBy> costsAsked;
    Sequence until = 0;           ///< what it was told to look back to
    std::function<OfficeState(Sequence)> past; ///< the state after a fact

    void answerAll()
    {
        const auto now = std::exchange(m_kept, {});
        for (const auto& answer : now)
            answer();
    }
    void lookBackTo(Sequence moment) override { until = moment; }
    void stateAt(Sequence at, QObject*, Answer<OfficeState> answer) override { give<OfficeState>(past ? past(at) : OfficeState{}, answer); }
    void traffic(const TrafficFilter& filter, qint64 first, qint64 limit, QObject*, Answer<TrafficPage> answer) override
    {
        TrafficPage page;
        for (const TrafficRow& row : messages)
            if (filter.agent.isEmpty() || row.message.from == filter.agent || row.message.to == filter.agent)
                page.rows.append(row);
        page.total = page.rows.size();
        page.first = first < 0 ? qMax<qint64>(0, page.total + first) : first;
        page.rows = page.rows.mid(page.first, limit);
        give<TrafficPage>(page, answer);
    }
    void decisions(const DecisionFilter& filter, qint64 first, qint64 limit, QObject*, Answer<DecisionPage> answer) override
    {
        asked.append(filter);
        pages.append({first, limit});
        DecisionPage page;
        QList<DecisionRow> passing;
        for (const DecisionRow& row : rows)
            if ((filter.text.isEmpty() || row.decision.decision.contains(filter.text, Qt::CaseInsensitive))
                && (filter.maker.isEmpty() || filter.maker == row.decision.maker) && (filter.kind.isEmpty() || filter.kind == row.decision.kind))
                passing.append(row);
        page.total = passing.size();
        page.first = first;
        page.rows = passing.mid(first, limit);
        give<DecisionPage>(page, answer);
    }
    void costs(CostBy by, std::optional<Instant>, QObject*, Answer<CostTable> answer) override
    {
        costsAsked.append(by);
        give<CostTable>(table, answer);
    }
    void costDays(CostBy, int, QObject*, Answer<CostDays> answer) override { give<CostDays>(days, answer); }
    void runs(qint64 first, qint64 limit, QObject*, Answer<RunPage> answer) override
    {
        pages.append({first, limit});
        RunPage page;
        page.total = runRows.size();
        page.rows = runRows.mid(first, limit);
        give<RunPage>(page, answer);
    }
    void calls(const CallFilter& filter, qint64 first, qint64 limit, QObject*, Answer<CallPage> answer) override
    {
        callsAsked.append(filter);
        QList<ModelCall> passing;
        for (const ModelCall& call : callRows)
            if ((filter.run.isNull() || filter.run == call.started.run) && (filter.step.isEmpty() || filter.step == call.started.step)
                && (filter.agent.isEmpty() || filter.agent == call.started.agent))
                passing.append(call);
        give<CallPage>({passing.size(), passing.mid(first, limit)}, answer);
    }
    void call(const TurnId& turn, QObject*, Answer<ModelCall> answer) override
    {
        for (const ModelCall& call : callRows)
            if (call.started.turn == turn)
                return give<ModelCall>(call, answer);
        answer(Error{Error::Parse, QStringLiteral("there is no such call"), {}, {}});
    }
    void run(const RunId& run, QObject*, Answer<RunDetail> answer) override { give<RunDetail>(runDetails.value(run), answer); }
    void blob(const QByteArray& sha256, QObject*, Answer<QByteArray> answer) override
    {
        blobsAsked.append(sha256);
        if (blobs.contains(sha256))
            give<QByteArray>(blobs.value(sha256), answer);
        else
            answer(Error{Error::Store, QStringLiteral("there are no such bytes"), {}, {}});
    }

private:
    template <class T> void give(const T& value, const Answer<T>& answer)
    {
        const Result<T> result = failure ? Result<T>(*failure) : Result<T>(value);
        if (waits)
            m_kept.append([answer, result] { answer(result); });
        else
            answer(result);
    }
    QList<std::function<void()>> m_kept;
};

} // namespace qd::test

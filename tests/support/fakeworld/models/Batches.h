#pragma once

#include "tests/support/fakeworld/Plan.h"
#include "tests/support/fakeworld/models/Ask.h"

#include <QHash>
#include <QList>

#include <functional>

namespace fakeworld {

struct HttpRequest;

/// Calls that are handed over many at once, as both published APIs take them:
/// Anthropic  POST …/v1/messages/batches, GET …/{id}, POST …/{id}/cancel, GET …/{id}/results
///            platform.claude.com/docs/en/build-with-claude/batch-processing
/// OpenAI     POST …/v1/files (multipart), POST …/v1/batches, GET …/{id}, POST …/{id}/cancel, GET …/v1/files/{id}/content
///            developers.openai.com/api/docs/guides/batch
/// OpenAI's takes the file and finds out afterwards that it names several models: the batch fails then, as of any file that is not valid.
/// The work is done, and billed, when a batch ends: after as many looks at it as script() says.
class Batches {
public:
    /// Does one call: the whole body of its answer.
    using Work = std::function<QByteArray(Dialect dialect, const QByteArray& body)>;
    explicit Batches(Work work) : m_work(std::move(work)) {}

    static bool serves(const QByteArray& path);
    Reply answer(const HttpRequest& request);
    /// How batches fare that are taken from now on: "looks" (0) before they end; places of calls that err ("errored") or whose
    /// time is over ("expired"); "reversed": results come in that order; "lost": their results are not there; "invalid": OpenAI's
    /// fail before they begin.
    void script(const QJsonObject& how) { m_how = how; }

private:
    enum class Fate { Waits, Done, Errored, Expired, Cancelled };
    struct Item {
        QString id;
        QByteArray body;
        Fate fate = Fate::Waits;
        QByteArray answer;
    };
    struct Batch {
        QString id;
        Dialect dialect = Dialect::Anthropic;
        QList<Item> items;
        QJsonObject how;
        int looks = 0;
        bool isCancelled = false;
        bool hasEnded = false;
    };
    Reply messages(const HttpRequest& request, const QStringList& rest);
    Reply files(const HttpRequest& request, const QStringList& rest);
    Reply batches(const HttpRequest& request, const QStringList& rest);
    Reply take(Batch batch, const HttpRequest& request);
    Reply told(Batch& batch, const HttpRequest& request);
    void look(Batch& batch);
    void end(Batch& batch);
    QByteArray linesOf(const Batch& batch, bool answered) const;

    Work m_work;
    QJsonObject m_how;
    QHash<QString, Batch> m_batches;
    QHash<QString, QByteArray> m_files;
    int m_last = 0;
};

} // namespace fakeworld

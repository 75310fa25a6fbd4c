#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/Plan.h"
#include "tests/support/fakeworld/models/Batches.h"
#include "tests/support/fakeworld/models/Meter.h"
#include "tests/support/fakeworld/models/Script.h"

#include <QDeadlineTimer>
#include <QHash>

namespace fakeworld {

/// A provider of models: takes what the published APIs take, says what the script has it say, else something that satisfies the
/// schema it was given, and bills by its own meter.
class Provider {
public:
    struct Settings {
        QString bill;          ///< file
        QStringList prices;    ///< files
        QString script;        ///< file, may be empty
        QString canaries;      ///< file, may be empty
        QList<QByteArray> keys;///< those that are valid; none: every one is, and none is needed
    };
    /// @returns what is wrong; empty: nothing.
    QString start(const Settings& settings);
    /// Whether models are asked, counted or listed at that path.
    static bool serves(const QByteArray& path);
    /// Answers under the fault, and bills. The meter is told of the end by ended().
    Plan answer(const HttpRequest& request, const Fault& met, qint64 number);
    void ended(qint64 number, bool whole, qint64 sentBytes);
    void leftOver(const QByteArray& bytes) { m_meter.leak(m_leaks.inBytes(bytes, "half a request")); }

    /// How batches fare from now on; see Batches::script().
    void batches(const QJsonObject& how) { m_batches.script(how); }
    QString script(const QByteArray& json) { return m_script.read(json); }
    QJsonObject totals() const { return m_meter.totals(); }

private:
    Plan refuse(const HttpRequest& request, int status, const QString& why, const Fault& fault);
    Plan embed(const HttpRequest& request, const Fault& fault, qint64 number);
    Plan paint(const HttpRequest& request, const Fault& fault, qint64 number);
    Plan count(const HttpRequest& request, const Fault& fault);
    Plan list(const HttpRequest& request, const Fault& fault);
    QByteArray workInBatch(Dialect dialect, const QByteArray& body);
    Said sayingTo(const Ask& ask);
    void reckon(Said& said, const Ask& ask);
    bool isKeyValid(const HttpRequest& request) const;

    Meter m_meter;
    Script m_script;
    Leaks m_leaks;
    QList<QByteArray> m_keys;
    QHash<QByteArray, QDeadlineTimer> m_cached; ///< prefix, until when
    Batches m_batches{[this](Dialect dialect, const QByteArray& body) { return workInBatch(dialect, body); }};
    qint64 m_said = 0;
    qint64 m_inBatches = 0;
    QList<qint64> m_open;    ///< calls whose end the meter is not told yet
};

} // namespace fakeworld

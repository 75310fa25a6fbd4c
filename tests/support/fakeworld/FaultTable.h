#pragma once

#include "tests/support/fakeworld/Fault.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QRandomGenerator>

namespace fakeworld {

/// Which fault the next request on a path meets.
class FaultTable {
public:
    /// On `path`, or with "/cal/*" on all that begin so and with "*" on all, of those that have none of their own. `also`: behind what is scripted there already; the first that
    /// applies counts. Fault::None on its own takes away what was there.
    void script(const QByteArray& path, const Fault& fault, bool also);
    void clear() { m_rows.clear(); }
    /// A request comes; `body` names its model.
    Fault take(const QByteArray& path, const QByteArray& body);

private:
    struct Row {
        Fault fault;
        QRandomGenerator dice;
        QDeadlineTimer until;
        int seen = 0;
    };
    static bool applies(Row& row, const QByteArray& body);
    QHash<QByteArray, QList<Row>>::iterator rowsOf(const QByteArray& path);

    QHash<QByteArray, QList<Row>> m_rows;
};

} // namespace fakeworld

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace qd::test {

/// A pack that somebody sent who means harm.
struct HostilePack {
    QString kind;         ///< what it tries
    QByteArray bytes;
    QByteArray signature; ///< beside it; empty: none
    bool isText = false;  ///< only its texts are hostile: it is taken, and they come out as they are
};

/// `count` of them, of all kinds in turn, each otherwise; the same for the same number.
QList<HostilePack> hostilePacks(int count);

} // namespace qd::test

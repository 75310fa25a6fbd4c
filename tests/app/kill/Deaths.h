#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace qd::test {

/// What came of deaths at fail points.
struct Deaths {
    int rounds = 0;
    QMap<QString, int> reached{}; ///< how often the program ended itself at each place that was named
    QStringList broken{};         ///< what was wrong, one line each

    int inAll() const
    {
        int all = 0;
        for (const int times : reached)
            all += times;
        return all;
    }
};

} // namespace qd::test

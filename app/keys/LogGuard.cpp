#include "app/keys/LogGuard.h"

#include <QByteArrayView>
#include <QLoggingCategory>

namespace qd::app {

namespace {

QLoggingCategory::CategoryFilter g_rules = nullptr; ///< Qt's own, which reads environment and files

void filter(QLoggingCategory* category)
{
    if (g_rules)
        g_rules(category);
    if (!QByteArrayView(category->categoryName()).startsWith("qt.network"))
        return;
    category->setEnabled(QtDebugMsg, false);
    category->setEnabled(QtInfoMsg, false);
}

} // namespace

void guardLog()
{
    // Qt calls the filter for every category there is and will be, and again whenever rules change.
    if (const QLoggingCategory::CategoryFilter before = QLoggingCategory::installFilter(filter); before != filter)
        g_rules = before;
    QLoggingCategory::installFilter(filter); // once more: the first call went by before g_rules was known
}

} // namespace qd::app

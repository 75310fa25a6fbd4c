#pragma once

#include "core/base/Json.h"

#include <QStringList>

namespace qd::agents {

/// A list of texts, however it is written.
inline QStringList textsOf(const Json& list)
{
    QStringList texts;
    for (const Json& item : list.items())
        texts.append(item.toString());
    return texts;
}

inline Json listOf(const QStringList& texts)
{
    QList<Json> items;
    for (const QString& text : texts)
        items.append(Json(text));
    return Json(items);
}

} // namespace qd::agents

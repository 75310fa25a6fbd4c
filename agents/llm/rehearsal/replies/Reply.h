#pragma once

#include "core/base/Json.h"

#include <QStringList>

namespace qd::agents::rehearsal {

/// A JSON object that is put together member by member.
class Reply {
public:
    Reply& add(const char* name, const QString& text) { return put(name, Json(text)); }
    Reply& add(const char* name, bool truth) { return put(name, Json(truth)); }
    Reply& add(const char* name, qint64 number) { return put(name, Json(number)); }
    Reply& add(const char* name, double number) { return put(name, Json(number)); }
    Reply& add(const char* name, const QList<Json>& items) { return put(name, Json(items)); }
    Reply& add(const char* name, const QStringList& items)
    {
        QList<Json> list;
        for (const QString& item : items)
            list.append(Json(item));
        return put(name, Json(list));
    }
    Json json() const { return Json(m_members); }

private:
    Reply& put(const char* name, Json value)
    {
        m_members.append({QString::fromLatin1(name), std::move(value)});
        return *this;
    }
    QList<Json::Member> m_members;
};

} // namespace qd::agents::rehearsal

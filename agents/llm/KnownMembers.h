#pragma once

#include "core/base/Describe.h"

#include <QSet>

#include <optional>

namespace qd::agents {

/// The names of a described type's members.
struct MemberNames {
    QSet<QString> names;
    template <class T> void operator()(const char* name, const T&) { names.insert(QString::fromLatin1(name)); }
};

/// The path of a member of `object` that T does not have; `place` is the object's own. @thread any.
template <class T>
std::optional<QString> unknownMember(const Json& object, const QString& place)
{
    MemberNames known;
    T().fields(known);
    for (const Json::Member& member : object.members())
        if (!known.names.contains(member.first))
            return place + u'/' + member.first;
    return std::nullopt;
}

} // namespace qd::agents

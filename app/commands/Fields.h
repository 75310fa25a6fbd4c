#pragma once

#include "core/base/Describe.h"

namespace qd::app {

/// Members of an output document: money as micro-dollars, times as RFC 3339, ids as text.
inline void field(JsonWriter& out, const char* name, const QString& v) { out.key(name); out.value(v); }
inline void field(JsonWriter& out, const char* name, qint64 v) { out.key(name); out.value(v); }
inline void field(JsonWriter& out, const char* name, int v) { field(out, name, qint64(v)); }
inline void field(JsonWriter& out, const char* name, double v) { out.key(name); out.value(v); }
inline void field(JsonWriter& out, const char* name, bool v) { out.key(name); out.value(v); }
inline void field(JsonWriter& out, const char* name, Money v) { field(out, name, v.micro); }
inline void field(JsonWriter& out, const char* name, Instant v) { field(out, name, toRfc3339(v)); }
inline void field(JsonWriter& out, const char* name, const QByteArray& hash) { field(out, name, QString::fromLatin1(hash.toHex())); }
template <class Tag> void field(JsonWriter& out, const char* name, const Slug<Tag>& v) { field(out, name, v.text); }
template <class Tag> void field(JsonWriter& out, const char* name, const Id<Tag>& v)
{
    out.key(name);
    v.isNull() ? out.null() : out.value(v.toString());
}
template <WordedEnum E> void field(JsonWriter& out, const char* name, E v) { field(out, name, wordOf(v)); }
template <class T> void field(JsonWriter& out, const char* name, const std::optional<T>& v)
{
    if (v)
        field(out, name, *v);
    else {
        out.key(name);
        out.null();
    }
}
inline void field(JsonWriter& out, const char* name, const QStringList& list)
{
    out.key(name);
    out.beginList();
    for (const QString& item : list)
        out.value(item);
    out.endList();
}
template <class Tag> void field(JsonWriter& out, const char* name, const QList<Slug<Tag>>& list)
{
    QStringList texts;
    for (const Slug<Tag>& slug : list)
        texts.append(slug.text);
    field(out, name, texts);
}
template <class Tag> void field(JsonWriter& out, const char* name, const QList<Id<Tag>>& list)
{
    QStringList texts;
    for (const Id<Tag>& id : list)
        texts.append(id.toString());
    field(out, name, texts);
}

/// A list of objects: `write(item)` writes the members of one.
template <class List, class Write>
void fieldList(JsonWriter& out, const char* name, const List& list, Write write)
{
    out.key(name);
    out.beginList();
    for (const auto& item : list) {
        out.beginObject();
        write(item);
        out.endObject();
    }
    out.endList();
}

/// One object as a document: `write()` writes its members.
template <class Write>
QByteArray document(Write write)
{
    JsonWriter out;
    out.beginObject();
    write(out);
    out.endObject();
    return out.take();
}

/// Stands before what the rehearsal model made, wherever a person reads of it.
inline QString rehearsalMark(bool rehearsal)
{
    return rehearsal ? QStringLiteral("[Rehearsal] ") : QString();
}

} // namespace qd::app

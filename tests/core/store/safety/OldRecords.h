#pragma once

#include "core/base/Json.h"
#include "core/state/OfficeState.h"

#include <QFile>

#include <gtest/gtest.h>

/// Records that older versions of the program left behind, one for each format there was, and what they folded to then.
namespace qd::test {

inline QString recordFile(int format)
{
    return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/records/format-%1.qdr.z").arg(format);
}

/// What it folded to when it was written, as text.
inline QString stateFile(int format)
{
    return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/records/format-%1.state.json").arg(format);
}

inline QByteArray bytesOfOld(const QString& name)
{
    QFile file(name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    return file.readAll();
}

/// Parts of the state as text, without what an organisation file says.
inline QByteArray openThings(const OfficeState& state)
{
    JsonWriter out;
    out.beginObject();
    out.key("runs");
    out.raw(encode(state.runs));
    out.key("inbox");
    out.raw(encode(state.inbox));
    out.key("effects");
    out.raw(encode(state.effects));
    out.key("ledger");
    out.raw(encode(state.ledger));
    out.key("memory");
    out.raw(encode(state.memory));
    out.key("history");
    out.raw(encode(state.history));
    out.endObject();
    return out.take();
}

/// Where `now` lacks something of `then`, or says another thing; members that came later do not count.
inline QString difference(const Json& then, const Json& now, const QString& path = {})
{
    if (then.kind() == Json::Object) {
        for (const auto& [name, value] : then.members())
            if (const QString found = difference(value, now.at(name), path + u'/' + name); !found.isEmpty())
                return found;
        return {};
    }
    if (then.kind() == Json::List && then.items().size() == now.items().size()) {
        for (qsizetype i = 0; i < then.items().size(); ++i)
            if (const QString found = difference(then.items()[i], now.items()[i], path + u'/' + QString::number(i)); !found.isEmpty())
                return found;
        return {};
    }
    return then.toText() == now.toText() ? QString() : path;
}

/// What an older version of the program left behind.
struct Left {
    int format;
    Sequence facts;
    qint64 blobs;
    const char* organisation; ///< whose it was
};

inline const Left kLeft[] = {{1, 87, 49, "marketing-department"}, {2, 53, 25, "long-way"}, {3, 111, 64, "marketing-department"},
                              {4, 95, 49, "marketing-department"}, {5, 112, 55, "marketing-department"}, {6, 220, 116, "marketing-department"}};

/// Unpacks it to `file`.
inline void takeOld(int format, const QString& file)
{
    QFile out(file);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    const QByteArray raw = qUncompress(bytesOfOld(recordFile(format)));
    ASSERT_GT(raw.size(), 0);
    out.write(raw);
}

} // namespace qd::test

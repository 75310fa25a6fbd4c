#pragma once

#include "tests/support/fakeworld/HttpRequest.h"

#include <QFile>
#include <QJsonObject>

namespace fakeworld {

/// What really reached the world: one JSON object a line, on the disk before anything is answered. Tests believe this
/// file and not the program.
class CountFile {
public:
    /// Appends to `path`. `syncs`: each line survives the machine, and not only this process. @returns false when it cannot be written.
    bool open(const QString& path, bool syncs);
    /// `done`: the world did what was asked, whatever it answers. @returns the number of the request, from 1.
    qint64 add(const HttpRequest& request, const QString& fault, bool done);

private:
    QFile m_file;
    bool m_syncs = true;
    qint64 m_count = 0;
};

} // namespace fakeworld

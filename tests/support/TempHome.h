#pragma once

#include <QDir>
#include <QTemporaryDir>

namespace qd::test {

/// An empty home that goes with the test.
class TempHome {
public:
    QString path() const { return m_dir.path(); }
    QString file(const QString& name) const { return m_dir.filePath(name); }

private:
    QTemporaryDir m_dir;
};

} // namespace qd::test

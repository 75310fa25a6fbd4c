#pragma once

#include <QList>
#include <QString>

/// The rules of ARCHITECTURE.md and CONTRIBUTING.md that a program can check, one family per file.
namespace qd::house {

struct File {
    QString path; ///< from the root, with '/'
    QString text;
};

/// A place that breaks a rule.
struct Finding {
    QString path;
    int line = 0;
    QString what; ///< which rule, and what would be right
};

bool isSource(const QString& path);
bool isHeader(const QString& path);
bool isTest(const QString& path);
/// "core" of "core/base/Id.h"; empty for files of the root.
QString roomOf(const QString& path);
/// "core/base" of "core/base/Id.h"; the room itself for files that lie in none.
QString partOf(const QString& path);

/// Who includes whom: rooms, parts of core, Qt modules, libraries that only few files may know.
QList<Finding> checkIncludes(const File& source);
/// Words that the code of the house does without.
QList<Finding> checkWords(const File& source);
/// Awaited expressions, locks and other things that break at run time.
QList<Finding> checkConcurrency(const File& source);
/// Length of files, functions and constructors.
QList<Finding> checkSizes(const File& source);
/// Words that no file of the repository may hold, whatever its kind.
QList<Finding> checkText(const File& any);
/// Number of files in a folder; the README.md of each room.
QList<Finding> checkFolders(const QList<File>& all);
/// Places where the program can be told to die, and the list of those at which the kill loop lets it die: the same, each once.
QList<Finding> checkFailPoints(const QList<File>& all);

/// Everything above for the whole tree.
QList<Finding> checkAll(const QList<File>& all);

} // namespace qd::house

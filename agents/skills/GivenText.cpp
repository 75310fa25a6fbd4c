#include "agents/skills/GivenText.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qsizetype kLongest = 8'000'000;

bool isControl(QChar c)
{
    const char16_t code = c.unicode();
    return code < 0x20 && code != u'\n' && code != u'\r' && code != u'\t' && code != u'\f';
}

} // namespace

Result<QString> givenText(const Json& input, QLatin1String name)
{
    const QString where = u'/' + name;
    const Json& member = input.at(QString(name));
    if (member.kind() != Json::String)
        return Error{Error::Parse, u"\"%1\" is missing or not a text."_s.arg(name), where, u"a text"_s};
    QString text = member.toString();
    if (text.size() > kLongest)
        return Error{Error::Parse, u"\"%1\" has %2 characters, at most %3 are read."_s.arg(name).arg(text.size()).arg(kLongest), where,
                     u"a shorter text"_s};
    const auto control = std::find_if(text.cbegin(), text.cend(), isControl);
    if (control != text.cend())
        return Error{Error::Parse, u"\"%1\" is not text: character %2 is the control code %3."_s.arg(name)
                                       .arg(control - text.cbegin()).arg(control->unicode()), where, u"plain text or Markdown"_s};
    if (text.trimmed().isEmpty())
        return Error{Error::Parse, u"\"%1\" is empty."_s.arg(name), where, u"a text with at least one word"_s};
    return text;
}

} // namespace qd::agents

#include "agents/skills/text/SpelledOut.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

QString spelledOut(QChar c)
{
    switch (c.unicode()) {
    case u'ß': return u"ss"_s;
    case u'æ': return u"ae"_s;
    case u'œ': return u"oe"_s;
    case u'ø': return u"o"_s;
    case u'đ':
    case u'ð': return u"d"_s;
    case u'ł': return u"l"_s;
    case u'þ': return u"th"_s;
    case u'ı': return u"i"_s;
    default: return QString(c);
    }
}

} // namespace qd::agents

/** The known answer that every implementation of our record must reach. Data only. */

export const ENTRIES = [
  '{"act":"profile.publish","actor":"p_00000000000000000000000000000001","obj":"p_00000' +
    '000000000000000000000000001","parts":[{"c":"3yXfIEZ58oow+7DATI3tTqZikuosCKoJ55LZMX83' +
    'mpc=","m":"text/plain","n":"name"}],"rules":"L+K5E5YUWYnydxjXzVtpLkriKhbr6NaArUhYcLa' +
    'iecU=","t":1798761600,"v":1,"via":"web"}',
  '{"act":"position.state","actor":"p_00000000000000000000000000000001","cap":"personal' +
    '","choice":"object","obj":"call:7","parts":[{"c":"z5mCPUTActICNybYSbw6dR/z+MrJAn2K0o' +
    'ckNTcbXac=","m":"text/markdown","n":"reason"}],"rules":"L+K5E5YUWYnydxjXzVtpLkriKhbr' +
    '6NaArUhYcLaiecU=","t":1798761601,"v":1,"via":"web"}',
  '{"act":"position.state","actor":"p_00000000000000000000000000000001","cap":"personal' +
    '","choice":"accept","obj":"call:7","parts":[{"c":"oBauXsA7TOrxIWDLugLz5hCuyfqNS5Wory' +
    'ZNq549Jac=","m":"text/markdown","n":"reason"}],"prev":1,"rules":"L+K5E5YUWYnydxjXzVt' +
    'pLkriKhbr6NaArUhYcLaiecU=","t":1798761602,"v":1,"via":"mail"}',
  '{"act":"redact","actor":"role:privacy-officer","basis":"gdpr-17","obj":"call:7","rul' +
    'es":"L+K5E5YUWYnydxjXzVtpLkriKhbr6NaArUhYcLaiecU=","t":1798761603,"target":{"index":' +
    '1,"leaf":"/fsA1JahM5fTKOYK2zytBZpcMKbNgAE09LlpsfK+B2I=","part":"reason"},"v":1,"via"' +
    ':"web"}',
] as const

export const KNOWN_LEAVES = [
  '243c6ce8eef85b98d27f81711785826cdcd3aae1976838fb5bae0aad97c783e0',
  'fdfb00d496a13397d328e60adb3cad059a5c30a6cd800134f4b969b1f2be0762',
  '4e0a3c52a01695ca485b2ee7117f7285c9df6b769171b34e7498120470234fd0',
  '5d467c7c85f18189b01f0ad1ff2570d1127119aa0607fba9e735557b844f652e',
] as const

export const KNOWN_ROOT = '0d48ad7cc4a75c6ac5785c3c1170e6af46cb969e2253eca4fe324543446c5d7c'

/** Entry 1, proved in the checkpoint of size 4, cosigned by two witnesses. */
export const RECEIPT = [
  'c2sp.org/tlog-proof@v1',
  'index 1',
  'JDxs6O74W5jSf4FxF4WCbNzTquGXaDj7W64KrZfHg+A=',
  'sSKk49jgKSCPYTxUdIOuXIHOfINtx4RzbdjDZEwUDIQ=',
  ,
  'record.example.org/2027',
  '4',
  'DUitfMSnXGrFeFw8EXDmr0bLlp4iU+yk/jJFQ0RsXXw=',
  ,
  '— record.example.org/2027 9g1/MTwP/5EhxmvUjneJsw169nnKkPnrr1viPhegk7tWt0WqBl163bkDcH' +
    '8fyERjLrI+8pkz9v9fAjD0QMU+cf+Nvw4=',
  '— witness.example/civil-society lZTjvgAAAABrNuyKgYDPKDiPuX1YezP6yutChR0ohOhnekZ2io5W' +
    '+I7frWhQZWmjIjto46mHysn6iaLQI6VDoI7OMOlKWWSD2cohCA==',
  '— witness.example/technical 38A2hQAAAABrNuyKhoXJ7nWpC/7bxAXELBEQCpww+daDG1Nb6jQ6PwxA' +
    'n3erkmp7090Qe7AV6OyMiOm6cLNSyAcQAYRzsc6JjbC+CQ==',
  ,
].join('\n')

/** The log's, then the witnesses'. Seeds: 32 bytes of 01, 02, 03. */
export const KEYS = [
  'record.example.org/2027+f60d7f31+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c',
  'witness.example/civil-society+9594e3be+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU',
  'witness.example/technical+dfc03685+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
] as const

/// Constants of the double-double kernels, from a computation with 800 bits.
///
/// A table holds the leading double and the remainder of each value in turn.
enum DoubleDoubleTables {
  /// The natural logarithm of 2 as a sum of four doubles.
  static let ln2 = (
    0x1.62e42fefa39efp-1,
    0x1.abc9e3b39803fp-56,
    0x1.7b57a079a1934p-111,
    -0x1.ace93a4ebe5d1p-165
  )

  /// Half the circle constant as a sum of six doubles.
  static let halfPi = (
    0x1.921fb54442d18p0,
    0x1.1a62633145c07p-54,
    -0x1.f1976b7ed8fbcp-110,
    0x1.4cf98e804177dp-164,
    0x1.31d89cd9128a5p-218,
    0x1.0f31c6809bbdfp-276
  )

  /// `exp(j/32) - 1` for j from -11 to 11.
  static let expm1: [Double] = [
    -0x1.29e011a428ec6p-2, -0x1.dabf5975c0c02p-57,
    -0x1.12d35a41ba104p-2, 0x1.3445f7544e0efp-57,
    -0x1.f616a79dda3a8p-3, -0x1.6b2eab63020c1p-57,
    -0x1.c5041854df7d4p-3, -0x1.797d4686c5393p-57,
    -0x1.9262c1c3430a1p-3, -0x1.46ff6ec4a4251p-57,
    -0x1.5e25fb4fde211p-3, 0x1.64eec82915df3p-63,
    -0x1.2840b5836cf67p-3, -0x1.85405051eb425p-57,
    -0x1.e14aed893eef4p-4, 0x1.e1f58934f97afp-59,
    -0x1.6e8caff341feap-4, -0x1.9573ded7888b2p-58,
    -0x1.f0540438fd5c3p-5, -0x1.a1ce01f9f6ca7p-61,
    -0x1.f8152aee9450ep-6, 0x1.4b00abf977627p-61,
    0x0p0, 0x0p0,
    0x1.040ac0224fd93p-5, 0x1.c17a107575019p-61,
    0x1.082b577d34ed8p-4, -0x1.5272ff30eed1bp-59,
    0x1.92937074e0cd7p-4, -0x1.db0b9cc915fc5p-58,
    0x1.10b022db7ae68p-3, -0x1.8c4a5df1ec7e5p-58,
    0x1.5a5ac59b963cbp-3, -0x1.fd91307e74c5p-57,
    0x1.a65c0b85ac1a9p-3, 0x1.a9c189196f8cdp-57,
    0x1.f4c6f5508ee5dp-3, 0x1.46ef7b808180ap-57,
    0x1.22d78f0fa061ap-2, -0x1.89843c4964554p-56,
    0x1.4c946033eb3dep-2, -0x1.35d267d66dc96p-56,
    0x1.77a45d8117fd5p-2, -0x1.2bb36e6b3a2afp-58,
    0x1.a4124b2fe50cbp-2, 0x1.fb5f3020a46f5p-57,
  ]

  /// `log(1 + j/64)` for j from -19 to 27.
  static let log: [Double] = [
    -0x1.68ac83e9c6a14p-2, -0x1.a64eadd740178p-58,
    -0x1.522ae0738a3d8p-2, 0x1.8f7e9b38a6979p-57,
    -0x1.3c25277333184p-2, 0x1.2ad27e50a8ec6p-56,
    -0x1.269621134db92p-2, -0x1.e0efadd9db02bp-56,
    -0x1.1178e8227e47cp-2, 0x1.0e63a5f01c691p-57,
    -0x1.f991c6cb3b379p-3, -0x1.f665066f980a2p-57,
    -0x1.d1037f2655e7bp-3, -0x1.60629242471a2p-57,
    -0x1.a93ed3c8ad9e3p-3, -0x1.bcafa9de97203p-57,
    -0x1.823c16551a3c2p-3, 0x1.1232ce70be781p-57,
    -0x1.5bf406b543db2p-3, 0x1.1f5b44c0df7e7p-61,
    -0x1.365fcb0159016p-3, -0x1.7d411a5b944adp-58,
    -0x1.1178e8227e47cp-3, 0x1.0e63a5f01c691p-58,
    -0x1.da727638446a2p-4, -0x1.401fa71733019p-58,
    -0x1.9335e5d594989p-4, 0x1.478a85704ccb7p-58,
    -0x1.4d3115d207eacp-4, -0x1.769f42c7842ccp-58,
    -0x1.08598b59e3a07p-4, 0x1.dd7009902bf32p-58,
    -0x1.894aa149fb343p-5, -0x1.a8be97660a23dp-60,
    -0x1.0415d89e74444p-5, -0x1.c05cf1d753622p-59,
    -0x1.0205658935847p-6, -0x1.27c8e8416e71fp-60,
    0x0p0, 0x0p0,
    0x1.fc0a8b0fc03e4p-7, -0x1.83092c59642a1p-62,
    0x1.f829b0e7833p-6, 0x1.33e3f04f1ef23p-60,
    0x1.77458f632dcfcp-5, 0x1.18d3ca87b9296p-59,
    0x1.f0a30c01162a6p-5, 0x1.85f325c5bbacdp-59,
    0x1.341d7961bd1d1p-4, -0x1.b599f227becbbp-58,
    0x1.6f0d28ae56b4cp-4, -0x1.906d99184b992p-58,
    0x1.a926d3a4ad563p-4, 0x1.942f48aa70ea9p-58,
    0x1.e27076e2af2e6p-4, -0x1.61578001e0162p-60,
    0x1.0d77e7cd08e59p-3, 0x1.9a5dc5e9030acp-57,
    0x1.29552f81ff523p-3, 0x1.301771c407dbfp-57,
    0x1.44d2b6ccb7d1ep-3, 0x1.9f4f6543e1f88p-57,
    0x1.5ff3070a793d4p-3, -0x1.bc60efafc6f6ep-58,
    0x1.7ab890210d909p-3, 0x1.be36b2d6a0608p-59,
    0x1.9525a9cf456b4p-3, 0x1.d904c1d4e2e26p-57,
    0x1.af3c94e80bff3p-3, -0x1.398cff3641985p-58,
    0x1.c8ff7c79a9a22p-3, -0x1.4f689f8434012p-57,
    0x1.e27076e2af2e6p-3, -0x1.61578001e0162p-59,
    0x1.fb9186d5e3e2bp-3, -0x1.caaae64f21acbp-57,
    0x1.0a324e27390e3p-2, 0x1.7dcfde8061c03p-56,
    0x1.1675cababa60ep-2, 0x1.ce63eab883717p-61,
    0x1.22941fbcf7966p-2, -0x1.76f5eb09628afp-56,
    0x1.2e8e2bae11d31p-2, -0x1.8f4cdb95ebdf9p-56,
    0x1.3a64c556945eap-2, -0x1.c68651945f97cp-57,
    0x1.4618bc21c5ec2p-2, 0x1.f42decdeccf1dp-56,
    0x1.51aad872df82dp-2, 0x1.3927ac19f55e3p-59,
    0x1.5d1bdbf5809cap-2, 0x1.4236383dc7fe1p-56,
    0x1.686c81e9b14afp-2, -0x1.ddea0f7f58e3dp-57,
  ]

  /// `sin(j/16)` and `cos(j/16)` for j from 0 to 13.
  static let sineAndCosine: [Double] = [
    0x0p0, 0x0p0,
    0x1p0, 0x0p0,
    0x1.ffaaaeeed4edbp-5, -0x1.2d16d32684b69p-59,
    0x1.ff0015549f4d3p-1, 0x1.328387b99426fp-55,
    0x1.feaaeee86ee36p-4, -0x1.afcb2bcc6f03bp-59,
    0x1.fc015527d5bd3p-1, 0x1.b68f35094efb8p-55,
    0x1.7dc102fbaf2b5p-3, 0x1.5ab50e23c97c3p-59,
    0x1.f706bdf9ece1cp-1, -0x1.698c80c36dcb4p-55,
    0x1.faaeed4f31577p-3, -0x1.15d88508e32b8p-57,
    0x1.f01549f7deea1p-1, 0x1.d3c1e99e5cafdp-55,
    0x1.3ad129769d3d8p-2, 0x1.03d550487839ap-63,
    0x1.e733ea0193d4p-1, -0x1.6428b3546ce13p-55,
    0x1.7710255764214p-2, -0x1.6ead7314bb6cep-57,
    0x1.dc6b7eb995912p-1, 0x1.4b364776dcd35p-58,
    0x1.b1d8305321617p-2, -0x1.ae242cb99f519p-56,
    0x1.cfc6cfa52ad9fp-1, 0x1.8b5b5508f2a0dp-55,
    0x1.eaee8744b05fp-2, -0x1.789b43c9b027dp-58,
    0x1.c1528065b7d5p-1, -0x1.892111312e828p-55,
    0x1.110d0c4b69c3bp-1, 0x1.d918998809981p-55,
    0x1.b11d04162a4c6p-1, 0x1.1dd561efbc0c2p-56,
    0x1.2b91dea88421ep-1, -0x1.fa371db216abp-55,
    0x1.9f368ed912f85p-1, -0x1.1d200c5791606p-55,
    0x1.44eb381cf386bp-1, -0x1.3ed6c1e6a5505p-55,
    0x1.8bb105a5dc9p-1, 0x1.863e03e9474c1p-55,
    0x1.5cffc16bf8f0dp-1, 0x1.96cb370eb578ap-55,
    0x1.769fec655211fp-1, -0x1.827d5cf8c68c5p-57,
    0x1.73b7680dea578p-1, -0x1.2248306dc12a2p-56,
    0x1.6018526f563dfp-1, 0x1.46ca5e0e432dp-55,
  ]

  /// `atan(j/32)` for j from 0 to 32.
  static let arctangent: [Double] = [
    0x0p0, 0x0p0,
    0x1.ffd55bba97625p-6, -0x1.5ec431444912cp-60,
    0x1.ff55bb72cfdeap-5, -0x1.c934d86d23f1dp-60,
    0x1.7ee182602f10fp-4, -0x1.cfb654c0c3d98p-58,
    0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59,
    0x1.3d6eee8c6626cp-3, 0x1.61a3b0ce9281bp-57,
    0x1.7b97b4bce5b02p-3, 0x1.347b0b4f881cap-58,
    0x1.b90d7529260a2p-3, 0x1.17b10d2e0e5abp-61,
    0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57,
    0x1.18bf5a30bf178p-2, 0x1.30ca4748b1bf9p-57,
    0x1.362773707ebccp-2, -0x1.963a544b672d8p-57,
    0x1.530ad9951cd4ap-2, -0x1.2566480884082p-57,
    0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56,
    0x1.8b24d394a1b25p-2, 0x1.b6d0ba3748fa8p-56,
    0x1.a64eec3cc23fdp-2, -0x1.24dec1b50b7ffp-56,
    0x1.c0db4c94ec9fp-2, -0x1.cc1ce70934c34p-56,
    0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56,
    0x1.f40dd0b541418p-2, -0x1.a3992dc382a23p-57,
    0x1.0657e94db30dp-1, -0x1.d5b495f6349e6p-56,
    0x1.1255d9bfbd2a9p-1, -0x1.2bdaee1c0ee35p-58,
    0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58,
    0x1.2958e59308e31p-1, -0x1.09e73b0c6c087p-56,
    0x1.345f01cce37bbp-1, 0x1.1021137c71102p-55,
    0x1.3f13fb89e96f4p-1, 0x1.ecf8b492644fp-56,
    0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56,
    0x1.538f57b89061fp-1, -0x1.1bb74abda520cp-55,
    0x1.5d58987169b18p-1, 0x1.0028e4bc5e7cap-57,
    0x1.66d663923e087p-1, -0x1.6ea6febe8bbbap-56,
    0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56,
    0x1.78f6bbd5d315ep-1, 0x1.406a08980374p-55,
    0x1.819d0b7158a4dp-1, -0x1.bf76229d3b917p-56,
    0x1.89ff5ff57f1f8p-1, -0x1.55b9a5e177a1bp-55,
    0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55,
  ]

  /// The pair at an index of a table.
  @inline(__always)
  static func pair(_ table: [Double], _ index: Int) -> DoublePair {
    DoublePair(table[2 * index], table[2 * index + 1])
  }
}
